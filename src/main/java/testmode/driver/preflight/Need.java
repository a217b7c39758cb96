package testmode.driver.preflight;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a run does with the secret key, as the permissions of a restricted key have it, and the
 * request that shows whether the key may.
 *
 * <p>Writing is tried with a request that lacks what Stripe requires. ASSUMED: Stripe looks at the
 * permission before it looks at the parameters. If it does not, a permission that lacks is found by
 * the first scenario that needs it, and still nothing is written here.
 */
enum Need {
  PAYMENTS_READ("PaymentIntents: read", "/v1/payment_intents?limit=1"),
  PAYMENTS_WRITE("PaymentIntents: write", "/v1/payment_intents"),
  CHARGES_READ("Charges: read", "/v1/charges?limit=1"),
  REFUNDS_READ("Refunds: read", "/v1/refunds?limit=1"),
  REFUNDS_WRITE("Refunds: write", "/v1/refunds"),
  EVENTS_READ("Events: read", "/v1/events?limit=1"),
  LEDGER_READ("Balance transactions: read", "/v1/balance_transactions?limit=1");

  /** As Stripe's refusals name what lacks. */
  private static final Pattern PERMISSION = Pattern.compile("'(rak_\\w+)'");

  private final String words;
  private final String path;

  Need(String words, String path) {
    this.words = words;
    this.path = path;
  }

  Heard tried(Caller secret) {
    return path.contains("?") ? secret.get(path) : secret.postNothing(path);
  }

  /** {@code Refunds: write (rak_charge_write)}, with the name that Stripe gave it. */
  String lacking(Heard refusal) {
    Matcher named = PERMISSION.matcher(refusal.message());
    return named.find() ? words + " (" + named.group(1) + ")" : words;
  }
}
