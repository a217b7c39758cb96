package testmode.simulator.checkout;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.account.Ids;
import testmode.simulator.catalog.Price;
import testmode.simulator.catalog.Prices;
import testmode.simulator.ledger.Currencies;
import testmode.simulator.ledger.Currency;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.FormFields;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;
import testmode.simulator.wire.StripeJson;

/** Reads {@code line_items[…]}: which prices, how many of each, and what that costs. */
final class LineItems {
  /** Documented for payment mode. */
  private static final int MAX_ITEMS = 100;

  private final Prices prices;
  private final Currencies currencies;

  LineItems(Prices prices, Currencies currencies) {
    this.prices = prices;
    this.currencies = currencies;
  }

  /** One item as it is shown, and what it offers, which is kept when the session is opened. */
  record Line(JsonObject item, Prices.Offer offer) {}

  /** The items of a request that opens a session in payment mode, in its order. */
  List<Line> of(ApiCall call) {
    List<Form> sent = call.form().items("line_items");
    if (sent.isEmpty()) {
      throw StripeError.invalid(
          null, "line_items", "The `line_items` parameter is required in payment mode.");
    }
    if (sent.size() > MAX_ITEMS) {
      // ASSUMED wording.
      throw StripeError.invalid(
          null, "line_items", "You can only specify up to " + MAX_ITEMS + " line items.");
    }
    String named = call.form().text("currency");
    Currency currency = named == null ? null : currencies.require(named);
    List<Line> items = new ArrayList<>();
    for (Form one : sent) {
      FormFields.notSimulated(one, "dynamic_tax_rates", "tax_rates");
      if (Boolean.TRUE.equals(one.nested("adjustable_quantity").bool("enabled"))) {
        FormFields.notSimulated(one, "adjustable_quantity");
      }
      Prices.Offer offer = offer(call.account(), one);
      currency = currency == null ? currencies.require(offer.price().currency()) : currency;
      items.add(new Line(item(call.account(), one, offer, currency), offer));
    }
    return items;
  }

  private Prices.Offer offer(Account account, Form item) {
    String id = item.text("price");
    boolean described = !item.nested("price_data").isEmpty();
    if (id != null && described) {
      throw StripeError.invalid(
          null,
          item.path("price"),
          "You may only specify one of these parameters: price, price_data.");
    }
    if (id == null && !described) {
      throw StripeError.invalid(
          null,
          item.path(),
          "You must provide either price or price_data for each line item when using prices.");
    }
    if (described && item.nested("price_data").has("recurring")) {
      throw recurring(item);
    }
    Prices.Offer offer =
        id == null
            ? prices.offer(account, item.nested("price_data"))
            : Prices.Offer.of(account, Prices.named(account, item.path("price"), id));
    checkSellable(offer.price(), item, id != null);
    return offer;
  }

  private static void checkSellable(Price price, Form item, boolean named) {
    if (named && !price.isActive()) {
      throw StripeError.invalid(
          null,
          item.path("price"),
          "The price specified is inactive. This field only accepts active prices.");
    }
    if (price.isRecurring()) {
      throw recurring(item);
    }
    if (price.isChosenByShopper()) {
      throw StripeError.invalid(
          null,
          item.path("price"),
          "This simulator does not simulate prices that the shopper chooses"
              + " (custom_unit_amount).");
    }
  }

  private static StripeError recurring(Form item) {
    return StripeError.invalid(
        null,
        item.path(),
        "You specified `payment` mode but passed a recurring price. Either switch to"
            + " `subscription` mode or use only one-time prices.");
  }

  private static JsonObject item(
      Account account, Form sent, Prices.Offer offer, Currency currency) {
    Price price = offer.price();
    if (!price.isOfferedIn(currency.code())) {
      // Known of prices elsewhere; ASSUMED of a session's.
      throw StripeError.invalid(
          null,
          sent.path("price"),
          "The price specified only supports `%s`. This doesn't match the expected currency: `%s`."
              .formatted(price.currency(), currency.code()));
    }
    long quantity = quantity(sent);
    long amount = amount(price, quantity, currency);
    JsonObject item = StripeJson.object(account.ids().next("li_", Ids.LONG), "item");
    // ASSUMED: this key, and metadata below, which the reference names without an example.
    StripeJson.nulls(item, "adjustable_quantity");
    item.addProperty("amount_discount", 0);
    item.addProperty("amount_subtotal", amount);
    item.addProperty("amount_tax", 0);
    item.addProperty("amount_total", amount);
    item.addProperty("currency", currency.code());
    item.addProperty("description", offer.product().name());
    item.add("metadata", StripeJson.of(sent.map("metadata")));
    item.add("price", price.json());
    item.addProperty("quantity", quantity);
    return item;
  }

  private static long amount(Price price, long quantity, Currency currency) {
    try {
      return price.costs(quantity, currency.code());
    } catch (ArithmeticException overflow) {
      throw SessionTotal.tooLarge(currency);
    }
  }

  private static long quantity(Form sent) {
    @Nullable Long quantity = sent.integer("quantity");
    if (quantity == null) {
      throw StripeError.invalid(
          null, sent.path(), "Quantity is required. Add `quantity` to `" + sent.path() + "`");
    }
    if (quantity < 1) {
      throw StripeError.invalid(
          "parameter_invalid_integer",
          sent.path("quantity"),
          "This value must be greater than or equal to 1.");
    }
    return quantity;
  }
}
