package testmode.simulator.control;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import testmode.simulator.account.AccountSettings;
import testmode.simulator.account.PayoutRules;
import testmode.simulator.account.TestBank;
import testmode.simulator.account.WebhookRetries;
import testmode.simulator.wire.StripeJson;

/** {@link AccountSettings} as the control door reads and writes them. */
final class SettingsJson {
  private static final Pattern CURRENCY = Pattern.compile("[a-z]{3}");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  /** More than any currency needs; an amount times this is still a whole number of ours. */
  private static final BigDecimal MAX_RATE = new BigDecimal("1000000");

  /** Digits behind the point; 1e-999999999 would fill the memory where it is written out. */
  private static final int RATE_DIGITS = 12;

  private static final String RATE_RULE =
      "must hold positive decimals by lower-case currency, up to "
          + MAX_RATE
          + " and with at most "
          + RATE_DIGITS
          + " digits behind the point";

  private SettingsJson() {}

  static JsonObject write(AccountSettings s) {
    JsonObject json = new JsonObject();
    json.addProperty("settlement_currency", s.settlementCurrency());
    json.addProperty("country", s.country());
    json.addProperty("fee_basis_points", s.feeBasisPoints());
    json.addProperty("fee_fixed", s.feeFixed());
    json.addProperty("execution_millis", s.execution().held().toMillis());
    json.addProperty("lock_timeout_millis", s.execution().lockTimeout().toMillis());
    json.addProperty("locked_reads", s.execution().readsWait() ? "refused" : "answered");
    json.addProperty("webhook_retries", lower(s.webhookRetries()));
    json.addProperty("webhook_timeout_millis", s.webhookTimeout().toMillis());
    json.addProperty("signature_clock", lower(s.signatureClock()));
    JsonObject fx = new JsonObject();
    new TreeMap<>(s.fx())
        .forEach((currency, rate) -> fx.addProperty(currency, rate.toPlainString()));
    json.add("fx", fx);
    json.addProperty("rate_limit", s.rateLimit());
    json.addProperty("dispute_fee", s.disputeFee());
    json.addProperty("payouts", lower(s.payouts().schedule()));
    json.addProperty("bank_account", s.payouts().bank().number());
    return json;
  }

  /** What the settings are called. */
  static List<String> names() {
    return List.copyOf(write(AccountSettings.defaults()).keySet());
  }

  /** The settings with those changed that the body names; it names only {@link #names}. */
  static AccountSettings read(AccountSettings old, JsonObject body) {
    JsonObject all = write(old);
    body.entrySet().forEach(entry -> all.add(entry.getKey(), entry.getValue()));
    return new AccountSettings(
        matching(all, "settlement_currency", CURRENCY, "three lower-case letters"),
        matching(all, "country", COUNTRY, "two upper-case letters"),
        (int) atMost(all, "fee_basis_points", 10_000),
        atMost(all, "fee_fixed", 1_000_000),
        new AccountSettings.ExecutionTimes(
            Duration.ofMillis(atMost(all, "execution_millis", 60_000)),
            Duration.ofMillis(atMost(all, "lock_timeout_millis", 60_000)),
            oneOf(all, "locked_reads", List.of("answered", "refused")).equals("REFUSED")),
        WebhookRetries.valueOf(oneOf(all, "webhook_retries", List.of("test", "live"))),
        Duration.ofMillis(Body.between(all, "webhook_timeout_millis", 1, 60_000)),
        AccountSettings.SignatureClock.valueOf(
            oneOf(all, "signature_clock", List.of("virtual", "wall"))),
        rates(all),
        (int) atMost(all, "rate_limit", 1_000_000),
        atMost(all, "dispute_fee", 1_000_000),
        new PayoutRules(
            PayoutRules.Schedule.valueOf(oneOf(all, "payouts", List.of("manual", "daily"))),
            bank(all)));
  }

  private static TestBank bank(JsonObject json) {
    String number = StripeJson.text(json, "bank_account");
    TestBank bank = number == null ? null : TestBank.of(number);
    if (bank == null) {
      String known = String.join(", ", TestBank.numbers());
      throw wrong(json, "bank_account", "must be one of Stripe's test accounts: " + known);
    }
    return bank;
  }

  private static long atMost(JsonObject json, String name, long max) {
    return Body.between(json, name, 0, max);
  }

  private static String matching(JsonObject json, String name, Pattern form, String words) {
    String value = StripeJson.text(json, name);
    if (value == null || !form.matcher(value).matches()) {
      throw wrong(json, name, "must be " + words);
    }
    return value;
  }

  private static String oneOf(JsonObject json, String name, List<String> allowed) {
    return Body.oneOf(json, name, allowed).toUpperCase(Locale.ROOT);
  }

  private static Map<String, BigDecimal> rates(JsonObject json) {
    if (!(json.get("fx") instanceof JsonObject table)) {
      throw wrong(json, "fx", "must be an object such as {\"eur\": \"1.0834\"}");
    }
    Map<String, BigDecimal> rates = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> entry : table.entrySet()) {
      rates.put(entry.getKey(), rate(json, entry.getKey(), entry.getValue()));
    }
    return rates;
  }

  private static BigDecimal rate(JsonObject json, String currency, JsonElement value) {
    try {
      BigDecimal rate = new BigDecimal(value.getAsString());
      boolean written = rate.scale() >= -RATE_DIGITS && rate.scale() <= RATE_DIGITS;
      boolean sound = written && rate.signum() > 0 && rate.compareTo(MAX_RATE) <= 0;
      if (sound && CURRENCY.matcher(currency).matches()) {
        return rate;
      }
    } catch (RuntimeException notARate) {
      throw wrong(json, "fx", RATE_RULE);
    }
    throw wrong(json, "fx", RATE_RULE);
  }

  private static ControlError wrong(JsonObject json, String name, String rule) {
    return ControlError.wrong(name, json.get(name), rule);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
