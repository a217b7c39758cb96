package testmode.network;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import testmode.network.messages.Reply;

/** The keys that callers show: remembers the merchant's, and refuses live ones. Thread-safe. */
final class Keys {

  private static final Pattern SECRET = Pattern.compile("[sr]k_test_\\w+");
  private static final Pattern LIVE = Pattern.compile("[srp]k_live_[A-Za-z0-9+/=_-]*");

  /** In the form of Stripe's own answer to a key that it does not take. */
  private static final String REFUSAL =
"""
      {
        "error": {
          "message": "Testmode refuses live keys (%s): nothing of this request was sent on or kept. \
Give the app a test key, which begins with sk_test_, rk_test_ or pk_test_.",
          "type": "invalid_request_error"
        }
      }
""";

  private static final int UNAUTHORIZED = 401;

  private volatile @Nullable String secretSeen;
  private volatile @Nullable String liveRefused;

  static boolean isLive(@Nullable String key) {
    return key != null && LIVE.matcher(key).lookingAt();
  }

  /** Takes note of the key of a call. */
  void shown(@Nullable String key) {
    if (key != null && SECRET.matcher(key).matches()) {
      secretSeen = key;
    }
  }

  /** What the caller with a live key is told. */
  Reply.Whole refusal(String liveKey) {
    Matcher live = LIVE.matcher(liveKey);
    String masked = live.lookingAt() ? Masking.text(live.group()) : Masking.MASK;
    liveRefused = masked;
    return Reply.Whole.json(UNAUTHORIZED, REFUSAL.formatted(masked));
  }

  @Nullable String secretSeen() {
    return secretSeen;
  }

  @Nullable String liveRefused() {
    return liveRefused;
  }
}
