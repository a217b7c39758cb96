package testmode.driver.assembly;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import testmode.driver.StripeAccess;
import testmode.driver.StripeKeys;
import testmode.driver.mapping.MappingFile;
import testmode.driver.settings.Settings;

/** The Stripe keys under which an app of somebody else works, as far as they are known. */
final class AppKeys {

  private static final String TEST_KEY = "sk_test_";

  private final MappingFile mapping;
  private final URI stripe;
  private final Settings.@Nullable Keys real;
  private final String run;

  /** Seen in the app's own calls. */
  private volatile @Nullable String seen;

  /**
   * @param real of the test-mode account; null on the simulator
   * @param run names an account for an app that is told its keys
   */
  AppKeys(MappingFile mapping, URI stripe, Settings.@Nullable Keys real, String run) {
    this.mapping = mapping;
    this.stripe = stripe;
    this.real = real;
    this.run = run;
  }

  /** Whether the app has to be seen calling Stripe before its account is known. */
  boolean mustBeSeen() {
    return real == null && mapping.keys().seenOnNetwork() && seen == null;
  }

  /** Whether it was. */
  boolean seen() {
    return seen != null;
  }

  /** The app called Stripe with this test key. */
  void saw(String secret) {
    seen = secret;
  }

  /**
   * The key that was seen, masked, where it is of another account than the file's; null where they
   * agree or one of them is not known. A restricted key stands for the secret one that ends alike.
   */
  @Nullable String seenInsteadOfTheFiles() {
    String known = secret();
    String shown = seen;
    boolean other = shown != null && known != null && !account(shown).equals(account(known));
    return other ? StripeKeys.masked(shown) : null;
  }

  private static String account(String key) {
    return key.replaceFirst("^[sr]k_", "");
  }

  /** How to reach its account; null as long as its key is not known. */
  @Nullable StripeAccess access() {
    if (real != null) {
      return new StripeAccess(stripe, real.secret(), real.publishable());
    }
    String secret = secret();
    String publishable = mapping.keys().publishable();
    if (secret == null) {
      return null;
    }
    return new StripeAccess(
        stripe, secret, publishable != null ? publishable : secret.replaceFirst("^[sr]k_", "pk_"));
  }

  private @Nullable String secret() {
    String given = mapping.keys().secret();
    if (mapping.keys().seenOnNetwork()) {
      return seen;
    }
    if (given == null && mapping.start() != null) {
      return TEST_KEY + run;
    }
    if (given == null || !given.matches("[sr]k_test_.*")) {
      throw new IllegalStateException(
          "the mapping file of "
              + mapping.name()
              + " must say keys.secret, the test key that the running app was started with");
    }
    return given;
  }

  /** What the app checks events with, given or made for it; null when only Stripe tells it. */
  @Nullable String webhookSecret() {
    MappingFile.Webhook webhook = mapping.webhook();
    if (webhook == null || webhook.registered()) {
      return null;
    }
    if (webhook.secret() != null) {
      return webhook.secret();
    }
    String inEnvironment = real == null ? null : real.webhookSecret();
    return inEnvironment != null || mapping.start() == null ? inEnvironment : "whsec_" + run;
  }
}
