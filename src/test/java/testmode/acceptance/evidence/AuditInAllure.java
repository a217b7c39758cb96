package testmode.acceptance.evidence;

import io.qameta.allure.listener.TestLifecycleListener;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;

/**
 * Writes what the idempotency audit found on the page of a scenario that passed, so that Allure
 * lists these scenarios together among its categories. It stays passed. Found by Allure through its
 * service file.
 */
public final class AuditInAllure implements TestLifecycleListener {

  @Override
  public void beforeTestWrite(TestResult page) {
    if (page.getStatus() == Status.PASSED) {
      AuditNotes.of(page.getUuid()).findings().stream()
          .findFirst()
          .ifPresent(
              finding ->
                  page.setStatusDetails(
                      new StatusDetails().setMessage(AuditNotes.BEGINNING + finding.sentence())));
    }
  }
}
