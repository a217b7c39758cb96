package testmode.driver;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Stripe's keys look like, and how they are shown: prefix and last four characters. */
public final class StripeKeys {
  private static final Pattern LIVE = Pattern.compile("(sk|rk|pk)_live_\\w+");
  private static final Pattern SECRET =
      Pattern.compile("((?:sk|rk|pk)_(?:live|test)_|whsec_)(\\w+)");

  /** A shorter rest would be half told by its last four characters. */
  private static final int REST_THAT_HIDES_ENOUGH = 12;

  private static final int SHOWN = 4;

  private StripeKeys() {}

  /** The first live key in a text, masked. */
  public static Optional<String> liveIn(String text) {
    Matcher live = LIVE.matcher(text);
    return live.find() ? Optional.of(masked(live.group())) : Optional.empty();
  }

  /** The text with every key and webhook secret in it reduced to {@code sk_test_...wxyz}. */
  public static String masked(String text) {
    return SECRET.matcher(text).replaceAll(StripeKeys::mask);
  }

  private static String mask(MatchResult key) {
    String rest = key.group(2);
    String end =
        rest.length() < REST_THAT_HIDES_ENOUGH ? "" : rest.substring(rest.length() - SHOWN);
    return Matcher.quoteReplacement(key.group(1) + "..." + end);
  }
}
