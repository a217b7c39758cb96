package testmode.acceptance.evidence;

import io.qameta.allure.listener.TestLifecycleListener;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;

/**
 * Lets a scenario in which the app went down say so in Allure, instead of what the step saw that
 * noticed it first. Found by Allure through its service file.
 */
public final class MerchantDownInAllure implements TestLifecycleListener {

  @Override
  public void beforeTestWrite(TestResult page) {
    MerchantDown.in(page.getUuid())
        .ifPresent(
            finding -> {
              StatusDetails seen = page.getStatusDetails();
              String first = seen == null ? null : seen.getMessage();
              page.setStatus(Status.FAILED)
                  .setStatusDetails(
                      new StatusDetails()
                          .setMessage(finding.getMessage())
                          .setTrace(
                              first == null || first.startsWith(MerchantDown.BEGINNING)
                                  ? ""
                                  : "Noticed by: " + first));
            });
  }
}
