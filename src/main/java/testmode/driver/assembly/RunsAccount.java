package testmode.driver.assembly;

import com.stripe.exception.StripeException;
import java.net.URI;
import java.util.Optional;
import testmode.driver.NotUpException;
import testmode.driver.StripeAccess;
import testmode.driver.StripeKeys;
import testmode.driver.mapping.MappingFile;
import testmode.driver.settings.Settings;
import testmode.driver.stripe.StripeApiLedger;

/** Whether an app works in the test-mode account of the run: else nothing of it would be found. */
final class RunsAccount {

  private RunsAccount() {}

  /**
   * Asks Stripe for the account of either key, where they differ. A key that may not ask (a
   * restricted one) is let pass.
   *
   * @param stripe past the gate, whose tally is about the run's own calls
   * @throws NotUpException when the mapping file's key is of another account
   */
  static void require(URI stripe, Settings.Keys keys, MappingFile mapping) {
    String theirs = mapping.keys().secret();
    if (theirs == null || theirs.equals(keys.secret())) {
      return;
    }
    Optional<String> own = account(stripe, keys.secret());
    Optional<String> other = account(stripe, theirs);
    if (own.isPresent() && other.isPresent() && !own.equals(other)) {
      throw new NotUpException(
          mapping.name() + " is not played with",
          "the key in its mapping file ("
              + StripeKeys.masked(theirs)
              + ") is of another account than STRIPE_SECRET_KEY ("
              + StripeKeys.masked(keys.secret())
              + "), and the run would find nothing of what it does",
          "Start the app with a key of the run's account and write that into keys.secret; where"
              + " 'start' starts it, hand it ${stripe.secretKey} and leave keys.secret out.");
    }
  }

  private static Optional<String> account(URI stripe, String key) {
    try {
      return Optional.of(
          StripeApiLedger.client(new StripeAccess(stripe, key, key))
              .v1()
              .accounts()
              .retrieveCurrent()
              .getId());
    } catch (StripeException mayNotAsk) {
      return Optional.empty();
    }
  }
}
