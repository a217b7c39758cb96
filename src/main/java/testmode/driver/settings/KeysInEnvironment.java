package testmode.driver.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import testmode.driver.StripeKeys;
import testmode.driver.settings.Settings.Keys;

/** Stripe's keys in the environment: all of the right kind, or a problem each. */
final class KeysInEnvironment {
  private static final String SECRET = "STRIPE_SECRET_KEY";
  private static final String PUBLISHABLE = "STRIPE_PUBLISHABLE_KEY";
  private static final String WEBHOOK_SECRET = "STRIPE_WEBHOOK_SECRET";
  private static final String SECRET_FORM = "(sk|rk)_test_\\w+";
  private static final String PUBLISHABLE_FORM = "pk_test_\\w+";
  private static final Pattern A_KEY = Pattern.compile("((sk|rk|pk)_test_|whsec_)\\w+");

  private final Map<String, String> environment;
  private final List<String> problems;

  KeysInEnvironment(Map<String, String> environment, List<String> problems) {
    this.environment = environment;
    this.problems = problems;
  }

  /** The keys, or null when there is no usable pair. */
  @Nullable Keys read() {
    String secret = key(SECRET, "sk_test_ or rk_test_", SECRET_FORM);
    String publishable = key(PUBLISHABLE, "pk_test_", PUBLISHABLE_FORM);
    String webhookSecret = key(WEBHOOK_SECRET, "whsec_", "whsec_\\w+");
    if (secret != null && !isSet(PUBLISHABLE)) {
      problems.add(
          alone(SECRET, PUBLISHABLE, "pk_test_…", "the shopper confirms with the publishable key"));
    } else if (publishable != null && !isSet(SECRET)) {
      problems.add(
          alone(PUBLISHABLE, SECRET, "sk_test_…", "the ledger is read with the secret key"));
    }
    return secret == null || publishable == null
        ? null
        : new Keys(secret, publishable, webhookSecret);
  }

  /** The secret key alone, for who looks after the account; null when there is no usable one. */
  @Nullable String readSecret() {
    String secret = key(SECRET, "sk_test_ or rk_test_", SECRET_FORM);
    // Not needed, but where a live key stands beside the test key, somebody mixed up two shells.
    key(PUBLISHABLE, "pk_test_", PUBLISHABLE_FORM);
    if (!isSet(SECRET)) {
      problems.add(
          SECRET
              + " is not set: set it to the sk_test_… or rk_test_… key of the account that the runs"
              + " used.");
    }
    return secret;
  }

  private @Nullable String key(String variable, String beginning, String form) {
    if (!isSet(variable)) {
      return null;
    }
    String value = environment.get(variable).trim();
    Optional<String> live = StripeKeys.liveIn(value);
    if (live.isPresent()) {
      problems.add(
          variable + " holds a live key (" + live.get() + "): Testmode takes test keys only.");
      return null;
    }
    if (!value.matches(form)) {
      String shown = A_KEY.matcher(value).matches() ? value : "not shown, in case it is secret";
      problems.add(
          variable
              + " ("
              + shown
              + ") must begin with "
              + beginning
              + " and go on in letters and digits.");
      return null;
    }
    return value;
  }

  /** A variable that is set to nothing is how shells unset one for a single command. */
  private boolean isSet(String variable) {
    return !environment.getOrDefault(variable, "").isBlank();
  }

  private static String alone(String present, String missing, String form, String why) {
    return present
        + " is set without "
        + missing
        + ": "
        + why
        + "; unset "
        + present
        + " to run on the simulator, or set "
        + missing
        + "="
        + form
        + " too for test mode.";
  }
}
