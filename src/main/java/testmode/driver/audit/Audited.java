package testmode.driver.audit;

import java.util.List;
import java.util.Optional;

/**
 * What the audit of one scenario came to.
 *
 * @param calls how many of the merchant's calls moved money or offered it to be moved: with none,
 *     an empty list of findings says nothing
 * @param findings mistakes first
 */
public record Audited(int calls, List<Finding> findings) {

  /** Nothing was looked at. */
  public static final Audited NOTHING = new Audited(0, List.of());

  public Audited {
    findings = List.copyOf(findings);
  }

  /** The heaviest of what may fail a scenario; empty when there is none. */
  public Optional<Finding> mistake() {
    return findings.stream().filter(Finding::mistake).findFirst();
  }
}
