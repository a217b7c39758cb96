package testmode.simulator.account;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A test-mode API key, taken apart: what it may do, and whose it is. */
public record ApiKey(KeyKind kind, String name) {
  private static final Pattern TEST = Pattern.compile("(sk|rk|pk)_test_([A-Za-z0-9_]{1,240})");
  private static final Pattern LIVE = Pattern.compile("(sk|rk|pk)_live_.*", Pattern.DOTALL);

  /** Characters of a key that Stripe leaves readable. */
  private static final int READABLE_TAIL = 4;

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

  /** The key with everything between its prefix and its last characters replaced by asterisks. */
  public static String masked(String text) {
    int prefix = text.startsWith("_test_", 2) || text.startsWith("_live_", 2) ? 8 : 0;
    int hidden = text.length() - prefix - READABLE_TAIL;
    return hidden <= 0
        ? text.substring(0, prefix) + "*".repeat(Math.max(0, text.length() - prefix))
        : text.substring(0, prefix) + "*".repeat(hidden) + text.substring(prefix + hidden);
  }
}
