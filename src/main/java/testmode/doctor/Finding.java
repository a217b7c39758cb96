package testmode.doctor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one question.
 *
 * @param question in a word or two, {@code stripe calls}
 * @param seen what was seen, in a sentence without a full stop
 * @param details more of it, line by line; may be empty
 * @param remedy what mends it; given with every red finding and with no other
 */
public record Finding(
    Sign sign, String question, String seen, List<String> details, @Nullable String remedy) {

  /** How it stands. */
  public enum Sign {
    /** All is well. */
    GREEN("✓"),
    /** Something has to be mended. */
    RED("✗"),
    /** Not needed, or it could not be looked at. */
    NONE("–");

    private final String mark;

    Sign(String mark) {
      this.mark = mark;
    }

    /** As the table shows it. */
    public String mark() {
      return mark;
    }
  }

  public Finding {
    details = List.copyOf(details);
    if ((sign == Sign.RED) != (remedy != null)) {
      throw new IllegalArgumentException(
          "remedy (" + remedy + ") must be given with a red finding, and only there: " + question);
    }
  }

  static Finding green(String question, String seen) {
    return new Finding(Sign.GREEN, question, seen, List.of(), null);
  }

  static Finding red(String question, String seen, String remedy) {
    return new Finding(Sign.RED, question, seen, List.of(), remedy);
  }

  static Finding none(String question, String why) {
    return new Finding(Sign.NONE, question, why, List.of(), null);
  }

  Finding with(List<String> newDetails) {
    return new Finding(sign, question, seen, newDetails, remedy);
  }

  boolean isRed() {
    return sign == Sign.RED;
  }
}
