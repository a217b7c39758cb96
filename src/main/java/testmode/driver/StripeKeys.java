package testmode.driver;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import testmode.network.Masking;

/** What Stripe's keys look like, and how texts that may hold one are shown. */
public final class StripeKeys {
  private static final Pattern LIVE_KEY = Pattern.compile("[srp]k_live_");
  private static final Pattern LIVE = Pattern.compile(LIVE_KEY + "\\w+");

  private StripeKeys() {}

  /** Whether a key, masked or not, moves real money. */
  public static boolean isLive(String key) {
    return LIVE_KEY.matcher(key).lookingAt();
  }

  /** The first live key in a text, masked. */
  public static Optional<String> liveIn(String text) {
    Matcher live = LIVE.matcher(text);
    return live.find() ? Optional.of(masked(live.group())) : Optional.empty();
  }

  /**
   * A message of our own, with every key and webhook secret reduced to {@code sk_test_****wxyz}.
   */
  public static String masked(String text) {
    return Masking.apiKeys(text);
  }

  /** What an app wrote or answered: client secrets and card numbers are masked as well. */
  public static String maskedOfOthers(String text) {
    return Masking.text(text);
  }
}
