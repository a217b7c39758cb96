package testmode.simulator.account;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The families of resources that a restricted key can be given, and the permission that Stripe's
 * refusals name for each.
 *
 * <p>Shape: the family is the first segment of a route ({@code payment_intents}); its permission
 * has the resource's older name in places ({@code webhook}, {@code plan}). ASSUMED: refunds go with
 * charges, as one line of the Dashboard has them, and setup attempts with setup intents.
 *
 * @see <a href="https://docs.stripe.com/stripe-apps/reference/permissions">Stripe: Permissions</a>
 */
public final class Permissions {
  private static final Map<String, String> NAMES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("balance", "balance"),
              Map.entry("balance_transactions", "balance"),
              Map.entry("charges", "charge"),
              Map.entry("checkout_sessions", "checkout_session"),
              Map.entry("confirmation_tokens", "confirmation_token"),
              Map.entry("customers", "customer"),
              Map.entry("disputes", "dispute"),
              Map.entry("events", "event"),
              Map.entry("files", "file"),
              Map.entry("mandates", "mandate"),
              Map.entry("payment_intents", "payment_intent"),
              Map.entry("payment_methods", "payment_method"),
              Map.entry("payouts", "payout"),
              Map.entry("prices", "plan"),
              Map.entry("products", "product"),
              Map.entry("refunds", "charge"),
              Map.entry("reviews", "review"),
              Map.entry("setup_attempts", "setup_intent"),
              Map.entry("setup_intents", "setup_intent"),
              Map.entry("tokens", "token"),
              Map.entry("webhook_endpoints", "webhook")));

  private Permissions() {}

  /** Every family that can be named. */
  public static List<String> families() {
    return List.copyOf(NAMES.keySet());
  }

  /** The family of a route such as {@code /v1/charges/{id}}. */
  public static String familyOf(String template) {
    String[] segments = template.split("/", -1);
    boolean nested = segments.length > 3 && segments[2].matches("checkout|test_helpers");
    return nested && segments[2].equals("checkout")
        ? "checkout_" + segments[3]
        : segments[nested ? 3 : 2];
  }

  /** What Stripe calls the permission, such as {@code rak_charge_read}. */
  public static String name(String family, Access wanted) {
    String stem = NAMES.getOrDefault(family, family.replaceFirst("s$", ""));
    return "rak_" + stem + (wanted == Access.WRITE ? "_write" : "_read");
  }
}
