package testmode.driver.drift;

import java.util.List;
import testmode.driver.recording.Recording;

/**
 * What came of one recording.
 *
 * @param asked how many of its requests were asked again
 */
public record Compared(
    Recording recording, int asked, List<Difference> differences, List<Left> left) {

  public Compared {
    differences = List.copyOf(differences);
    left = List.copyOf(left);
  }

  /** Whether all that Stripe answered was compared, and nothing differs. */
  public boolean agreesWholly() {
    return asked > 0 && differences.isEmpty() && left.stream().noneMatch(Left::hides);
  }
}
