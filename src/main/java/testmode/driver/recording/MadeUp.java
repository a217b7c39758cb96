package testmode.driver.recording;

import java.util.Set;

/** What two answers to the same request need not have in common: known by the key it stands at. */
public final class MadeUp {

  /** Ids, times and what banks make up. */
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "authorization_code",
          "available_on",
          "balance_transaction",
          "capture_before",
          "canceled_at",
          "charge",
          "client_secret",
          "created",
          "customer",
          "default_price",
          "dispute",
          "due_by",
          "exp_month",
          "exp_year",
          "expires_at",
          "fingerprint",
          "idempotency_key",
          "invoice_prefix",
          "latest_attempt",
          "latest_charge",
          "network_transaction_id",
          "payment_intent",
          "payment_method",
          "product",
          "receipt_url",
          "reference",
          "request_log_url",
          "risk_score",
          "setup_intent",
          "source",
          "updated",
          "url");

  private MadeUp() {}

  /** Whether only the kind of this value (null, text, number) can be expected to be the same. */
  public static boolean is(String key) {
    return KEYS.contains(key);
  }

  /** Their names. */
  public static Set<String> keys() {
    return KEYS;
  }
}
