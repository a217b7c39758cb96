package testmode.simulator.account;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A test-mode API key, taken apart: what it may do, and whose it is. */
public record ApiKey(KeyKind kind, String name) {
  private static final Pattern TEST = Pattern.compile("(sk|rk|pk)_test_([A-Za-z0-9_]{1,240})");
  private static final Pattern LIVE = Pattern.compile("(sk|rk|pk)_live_.*", Pattern.DOTALL);

  /** Characters that Stripe leaves readable at the end of a key: more of today's long ones. */
  private static final int READABLE_TAIL = 4;

  private static final int READABLE_TAIL_OF_LONG = 6;
  private static final int LONG = 100;

  /** Secret and restricted keys wherever they stand in a text; publishable ones are no secret. */
  private static final Pattern SECRET = Pattern.compile("\\b(sk|rk)_(test|live)_\\w+");

  /** The key, or null if it has not the form of a test key. */
  public static @Nullable ApiKey parse(String text) {
    Matcher test = TEST.matcher(text);
    if (!test.matches()) {
      return null;
    }
    KeyKind kind =
        switch (test.group(1)) {
          case "sk" -> KeyKind.SECRET;
          case "rk" -> KeyKind.RESTRICTED;
          default -> KeyKind.PUBLISHABLE;
        };
    return new ApiKey(kind, test.group(2));
  }

  public static boolean isLive(String text) {
    return LIVE.matcher(text).matches();
  }

  /** The key as a refusal shows it. */
  public String masked() {
    String prefix =
        switch (kind) {
          case SECRET -> "sk_test_";
          case RESTRICTED -> "rk_test_";
          case PUBLISHABLE -> "pk_test_";
        };
    return masked(prefix + name);
  }

  /** A text in which no secret key can be read any more. */
  public static String withoutKeys(String text) {
    return SECRET.matcher(text).replaceAll(key -> masked(key.group()));
  }

  /** The key with everything between its prefix and its last characters replaced by asterisks. */
  public static String masked(String text) {
    int prefix = text.startsWith("_test_", 2) || text.startsWith("_live_", 2) ? 8 : 0;
    int tail = text.length() < LONG ? READABLE_TAIL : READABLE_TAIL_OF_LONG;
    int hidden = text.length() - prefix - tail;
    return hidden <= 0
        ? text.substring(0, prefix) + "*".repeat(Math.max(0, text.length() - prefix))
        : text.substring(0, prefix) + "*".repeat(hidden) + text.substring(prefix + hidden);
  }
}
