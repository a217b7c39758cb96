package testmode.acceptance.evidence;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import testmode.acceptance.selection.SelectionRefused;
import testmode.driver.NotUpException;
import testmode.driver.mapping.MappingException;
import testmode.driver.settings.SettingsException;

/**
 * What a run ends with that could not begin, as {@code check} says it too: {@code NO VERDICT, exit
 * code 3: my shop is not up at …}, with the whole reason.
 */
final class NoVerdict {

  private static final int BROKEN = 1;
  private static final int BAD_INPUT = 2;

  private static final Pattern CODE =
      Pattern.compile(SignOff.NO_VERDICT + ", exit code (\\d): .*", Pattern.DOTALL);

  private NoVerdict() {}

  /** The last words of that run; below the sentence, indented, what an app wrote before it died. */
  static String words(RuntimeException refusal) {
    int code = code(refusal);
    String reason =
        code == BROKEN
            ? "Testmode broke, and the trace stands above: " + refusal
            : String.valueOf(refusal.getMessage());
    return SignOff.NO_VERDICT
        + ", exit code "
        + code
        + ": "
        + reason.strip().lines().collect(Collectors.joining("\n  "));
  }

  /** The exit code for these last words of a run; 0 when some other part of the build ends it. */
  static int code(String words) {
    Matcher told = CODE.matcher(words);
    int code = told.matches() ? Integer.parseInt(told.group(1)) : 0;
    return code == BROKEN ? 0 : code;
  }

  /**
   * What is thrown in its place where the build says the last words: the reason once, and whole. A
   * fault of our own keeps its trace.
   */
  static RuntimeException inBrief(RuntimeException refusal) {
    return code(refusal) == BROKEN ? refusal : new NotPlayed();
  }

  private static int code(RuntimeException refusal) {
    if (refusal instanceof NotUpException) {
      return ExitCode.COULD_NOT_BE_VERIFIED;
    }
    return List.of(SelectionRefused.class, SettingsException.class, MappingException.class)
            .contains(refusal.getClass())
        ? BAD_INPUT
        : BROKEN;
  }

  /** Points to the end of the build. */
  private static final class NotPlayed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotPlayed() {
      super("no scenario was played; the build's last lines say why", null, false, false);
    }

    /** The sentence alone: where the build prints the whole exception, its name helps nobody. */
    @Override
    public String toString() {
      return String.valueOf(getMessage());
    }
  }
}
