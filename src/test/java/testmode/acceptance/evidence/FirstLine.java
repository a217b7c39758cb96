package testmode.acceptance.evidence;

import org.jspecify.annotations.Nullable;

/** What a failure says in one line. */
final class FirstLine {

  private FirstLine() {}

  /** The first line of the message that is not blank; the exception's name when it has none. */
  static String of(@Nullable Throwable failure) {
    if (failure == null) {
      return "no reason was given";
    }
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .findFirst()
            .orElse(failure.getClass().getSimpleName());
  }
}
