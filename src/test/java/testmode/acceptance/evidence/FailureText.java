package testmode.acceptance.evidence;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a failure says: in one line, and what a finding says below it. */
final class FailureText {

  /** {@code look at : …}, as findings write what they know beside their sentence. */
  private static final Pattern PARTICULAR = Pattern.compile("\\s+\\S[^:]{0,20} : \\S.*");

  private FailureText() {}

  /** The first line of the message that is not blank; the exception's name when it has none. */
  static String firstLine(@Nullable Throwable failure) {
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

  /** The lines of a finding that name what they tell: {@code look at : …}; none of others. */
  static List<String> particulars(@Nullable Throwable failure) {
    String message = failure == null ? null : failure.getMessage();
    return message == null
        ? List.of()
        : message
            .lines()
            .skip(1)
            .filter(line -> PARTICULAR.matcher(line).matches())
            .map(line -> line.strip().replaceFirst("\\s+:", ":"))
            .toList();
  }
}
