package testmode.acceptance.evidence;

import io.qameta.allure.listener.TestLifecycleListener;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;

/**
 * Lets a scenario that could not be verified be broken in Allure, with the reason, instead of
 * failed. Found by Allure through its service file; Allure's page has the scenario's id.
 */
public final class UnverifiedInAllure implements TestLifecycleListener {

  @Override
  public void beforeTestWrite(TestResult page) {
    Unverified.reason(page.getUuid())
        .ifPresent(
            reason -> {
              StatusDetails seen = page.getStatusDetails();
              String meanwhile = seen == null ? null : seen.getMessage();
              page.setStatus(Status.BROKEN)
                  .setStatusDetails(
                      new StatusDetails()
                          .setMessage(reason.getMessage())
                          .setTrace(Unverified.meanwhile(meanwhile)));
            });
  }
}
