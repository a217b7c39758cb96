package testmode.simulator.catalog;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.account.Ids;
import testmode.simulator.resource.Snapshot;
import testmode.simulator.wire.StripeJson;

/** One state of a Price: what one unit of a Product costs, once or again and again. */
public final class Price extends Snapshot {

  /** Where a price comes from. */
  enum Source {
    /** Made through the API, to be used again. */
    LISTED,
    /** Made by another request for its own use ({@code price_data}). */
    INLINE
  }

  private static final String SHAPE =
      """
      {"object": "price", "active": true, "billing_scheme": "per_unit", "created": null,
       "currency": null, "custom_unit_amount": null, "livemode": false, "lookup_key": null,
       "metadata": {}, "nickname": null, "product": null, "recurring": null,
       "tax_behavior": "unspecified", "tiers_mode": null, "transform_quantity": null,
       "type": "one_time", "unit_amount": null, "unit_amount_decimal": null}\
      """;

  private final Source source;
  private final JsonElement tiers;
  private final JsonObject currencyOptions;

  private Price(JsonObject json, Source source, JsonElement tiers, JsonObject currencyOptions) {
    super(json);
    this.source = source;
    this.tiers = tiers;
    this.currencyOptions = currencyOptions;
  }

  static Price of(Account account, String product, String currency, Source source) {
    JsonObject json = shape(account.ids().next("price_", Ids.LONG), SHAPE);
    json.addProperty("created", account.clock().epochSecond());
    json.addProperty("product", product);
    json.addProperty("currency", currency);
    // ASSUMED: what was made for one request only is not offered to the next one.
    json.addProperty("active", source == Source.LISTED);
    return new Price(json, source, JsonNull.INSTANCE, new JsonObject());
  }

  public String currency() {
    return string("currency");
  }

  public String product() {
    return string("product");
  }

  public boolean isActive() {
    return flag("active");
  }

  public boolean isRecurring() {
    return string("type").equals("recurring");
  }

  /** Whether the shopper chooses the amount. */
  public boolean isChosenByShopper() {
    return json().get("custom_unit_amount").isJsonObject();
  }

  boolean isInline() {
    return source == Source.INLINE;
  }

  @Nullable String lookupKey() {
    return text("lookup_key");
  }

  /** Whether it can be paid in this currency: its own, or one of its {@code currency_options}. */
  public boolean isOfferedIn(String currency) {
    return currency.equals(currency()) || currencyOptions.has(currency);
  }

  /**
   * What a quantity costs, in minor units of the currency.
   *
   * <p>ASSUMED: the product of a decimal price and the quantity is rounded half up, once.
   *
   * @throws ArithmeticException if it is more than a {@code long} holds
   */
  public long costs(long quantity, String currency) {
    JsonObject terms =
        currency.equals(currency()) ? json() : currencyOptions.getAsJsonObject(currency);
    BigDecimal unit = terms.get("unit_amount_decimal").getAsBigDecimal();
    return unit.multiply(BigDecimal.valueOf(packs(quantity)))
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  private long packs(long quantity) {
    if (!(json().get("transform_quantity") instanceof JsonObject transform)) {
      return quantity;
    }
    long divisor = transform.get("divide_by").getAsLong();
    long rest = quantity % divisor == 0 ? 0 : 1;
    boolean up = "up".equals(StripeJson.text(transform, "round"));
    return quantity / divisor + (up ? rest : 0);
  }

  /** The {@code tiers} as they are shown when they are expanded. */
  JsonElement tiers() {
    return tiers.deepCopy();
  }

  /** Every currency with its terms, the price's own among them, as shown when expanded. */
  JsonObject currencyOptions() {
    JsonObject all = currencyOptions.deepCopy();
    JsonObject own = new JsonObject();
    for (String name :
        new String[] {"custom_unit_amount", "tax_behavior", "unit_amount", "unit_amount_decimal"}) {
      own.add(name, json().get(name));
    }
    all.add(currency(), own);
    return all;
  }

  /** With other particulars, written by the caller into the JSON. */
  Price with(JsonObject json) {
    return new Price(json, source, tiers, currencyOptions);
  }

  Price withTiers(JsonArray shown) {
    return new Price(json(), source, shown, currencyOptions);
  }

  Price withCurrencyOptions(JsonObject options) {
    return new Price(json(), source, tiers, options);
  }
}
