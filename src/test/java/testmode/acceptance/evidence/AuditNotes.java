package testmode.acceptance.evidence;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import testmode.driver.audit.Audited;
import testmode.driver.audit.Finding;

/** What the idempotency audit found in the scenarios of this run, and how that is told. */
public final class AuditNotes {

  /** How every line begins that it leaves on a scenario's page; the report's categories know it. */
  static final String BEGINNING = "Idempotency audit: ";

  private static final Map<String, Audited> NOTES = new ConcurrentHashMap<>();

  private AuditNotes() {}

  /**
   * Takes down what was found in a scenario.
   *
   * @param scenario its id, as Cucumber gives it to hooks and events alike
   */
  public static void note(String scenario, Audited audited) {
    NOTES.put(scenario, audited);
  }

  /** What was found; nothing for a scenario that was not audited. */
  static Audited of(String scenario) {
    return NOTES.getOrDefault(scenario, Audited.NOTHING);
  }

  /** The error that fails a scenario for a mistake. */
  public static AssertionError failure(Finding mistake) {
    return new AssertionError(BEGINNING + lines(mistake));
  }

  /** The mistake that stands beside another failure, in a line; none where it is the failure. */
  static List<String> beside(String scenario, @Nullable Throwable failure) {
    boolean itself = failure != null && String.valueOf(failure.getMessage()).startsWith(BEGINNING);
    return itself
        ? List.of()
        : of(scenario).mistake().map(it -> "idempotency audit: " + it.sentence()).stream().toList();
  }

  /** All that was found in one scenario, as text. */
  static String text(Audited audited) {
    return audited.findings().stream()
        .map(
            finding ->
                "%s: %s\n%s\n"
                    .formatted(finding.weight().word(), finding.rule().title(), lines(finding)))
        .collect(Collectors.joining("\n"));
  }

  /** {@code #4, #9}, as the list of exchanges numbers them. */
  static String numbers(Finding finding) {
    return finding.exchanges().stream()
        .map(number -> "#" + number)
        .collect(Collectors.joining(", "));
  }

  private static String lines(Finding finding) {
    return "%s\n  exchanges        : %s\n  look at          : %s"
        .formatted(finding.sentence(), numbers(finding), finding.rule().advice());
  }
}
