package testmode.acceptance;

import io.cucumber.java.Scenario;
import java.util.List;
import testmode.acceptance.evidence.AuditNotes;
import testmode.acceptance.evidence.Evidence;
import testmode.driver.audit.Audit;
import testmode.driver.audit.Audited;
import testmode.driver.settings.Settings;
import testmode.network.Exchange;

/** The idempotency audit of what a scenario of the run left in the record. */
final class Auditing {

  private Auditing() {}

  /**
   * Notes what is found, on the scenario's page and for the summary. The plays of saboteurs are
   * judged by their scenarios alone.
   *
   * @param passed whether the scenario may still fail: who failed already says why
   * @throws AssertionError with the finding, when there is a mistake and {@code testmode.audit} is
   *     {@code fail}
   */
  static void after(Scenario scenario, boolean passed, List<Exchange> exchanges) {
    if (!Bench.isTheRun()) {
      return;
    }
    Audited audited = Audit.of(exchanges);
    AuditNotes.note(scenario.getId(), audited);
    Evidence.attach(scenario.getUri(), scenario.getLine(), audited);
    if (passed && Bench.settings().audit() == Settings.Audit.FAIL) {
      audited
          .mistake()
          .ifPresent(
              mistake -> {
                throw AuditNotes.failure(mistake);
              });
    }
  }
}
