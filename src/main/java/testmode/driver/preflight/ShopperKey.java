package testmode.driver.preflight;

import org.jspecify.annotations.Nullable;
import testmode.driver.preflight.Answers.Shopper;

/**
 * Finds out whether the publishable key is of the secret key's account, with reads only.
 *
 * <p>A publishable key may read a PaymentIntent of its own account whose client secret it shows. An
 * account without PaymentIntents is asked by its name instead, which ASSUMES that Stripe takes an
 * account's own name in {@code Stripe-Account} from both of its keys; where it does not take it
 * from the secret key either, nothing is concluded.
 */
final class ShopperKey {

  private static final String INTENTS = "/v1/payment_intents/";

  /** Asked for only to be refused: there is none of that name. */
  private static final String NOBODYS =
      "pi_testmode_preflight?client_secret=pi_testmode_preflight_secret_none";

  private static final int NOT_FOUND = 404;

  private final Caller secret;
  private final Caller publishable;

  ShopperKey(Caller secret, Caller publishable) {
    this.secret = secret;
    this.publishable = publishable;
  }

  /**
   * @param intents the newest PaymentIntent of the account, as a list
   * @param account its id; null if it is not known
   */
  Shopper owner(Heard intents, @Nullable String account) {
    String intent = intents.text("/data/0/id");
    String clientSecret = intents.text("/data/0/client_secret");
    if (intent != null && clientSecret != null) {
      return ofIntent(publishable.get(INTENTS + intent + "?client_secret=" + clientSecret));
    }
    if (account == null) {
      Heard alone = publishable.get(INTENTS + NOBODYS);
      return alone.keyIsRefused() ? Shopper.REFUSED : Shopper.NOT_TOLD;
    }
    return ofName(publishable.getOf(account, INTENTS + NOBODYS), account);
  }

  private static Shopper ofIntent(Heard answer) {
    if (answer.keyIsRefused()) {
      return Shopper.REFUSED;
    }
    return answer.granted()
        ? Shopper.SAME_ACCOUNT
        : answer.status() == NOT_FOUND ? Shopper.OTHER_ACCOUNT : Shopper.NOT_TOLD;
  }

  private Shopper ofName(Heard answer, String account) {
    if (answer.keyIsRefused()) {
      return Shopper.REFUSED;
    }
    if (answer.status() == NOT_FOUND) {
      return Shopper.SAME_ACCOUNT;
    }
    boolean namesCount = secret.getOf(account, "/v1/balance").granted();
    return answer.forbidden() && namesCount ? Shopper.OTHER_ACCOUNT : Shopper.NOT_TOLD;
  }
}
