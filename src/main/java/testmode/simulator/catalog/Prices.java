package testmode.simulator.catalog;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.PriceListParams;
import com.stripe.param.PriceRetrieveParams;
import com.stripe.param.PriceUpdateParams;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.events.Events;
import testmode.simulator.ledger.Currencies;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Changes;
import testmode.simulator.resource.Expansion;
import testmode.simulator.resource.Listing;
import testmode.simulator.resource.Resource;
import testmode.simulator.resource.Routes;
import testmode.simulator.resource.Shelf;
import testmode.simulator.resource.Snapshot;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;
import testmode.simulator.wire.StripeJson;

/**
 * {@code /v1/prices}, and the one place where a price that a request names or describes becomes a
 * Price. Prices cannot be deleted, only made inactive.
 */
public final class Prices implements Resource {
  private static final String URL = "/v1/prices";

  private final PriceParams params;

  private Prices(PriceParams params) {
    this.params = params;
  }

  /** A price and its product, of which either may be new and not kept yet. */
  public record Offer(Price price, Product product, boolean isPriceNew, boolean isProductNew) {

    /** What a price of the account's own offers. */
    public static Offer of(Account account, Price price) {
      return new Offer(price, Products.shelf(account).get(price.product()), false, false);
    }

    /** Keeps what is new, and tells of it. */
    public void keep(Account account, @Nullable ApiCall cause) {
      if (isProductNew) {
        Products.add(account, product, cause);
      }
      if (isPriceNew) {
        add(account, price, cause);
      }
    }
  }

  /** A door for who sells things, and the two resources of the catalog. */
  public record Catalog(Prices prices, List<Resource> resources) {
    public static Catalog of(Currencies currencies) {
      PriceParams params = new PriceParams(currencies);
      Prices prices = new Prices(params);
      return new Catalog(prices, List.of(new Products(params), prices));
    }
  }

  @Override
  public void routes(Routes routes) {
    routes.post(URL, PriceCreateParams.class, this::create);
    routes.get(URL, PriceListParams.class, this::list);
    routes.get(URL + "/{price}", PriceRetrieveParams.class, this::retrieve);
    routes.post(URL + "/{price}", PriceUpdateParams.class, this::update);
  }

  @Override
  public void expansions(Expansion expansion) {
    expansion.expandable("price_", Price.class);
    expansion.includable("price", "tiers", shown(Price::tiers));
    expansion.includable("price", "currency_options", shown(Price::currencyOptions));
  }

  private static BiFunction<Account, JsonObject, JsonElement> shown(
      Function<Price, JsonElement> part) {
    return (account, json) -> part.apply(shelf(account).get(json.get("id").getAsString()));
  }

  /** The account's Prices. */
  public static Shelf<Price> shelf(Account account) {
    return Shelf.of(account, Price.class);
  }

  /**
   * The price that a parameter names.
   *
   * @throws StripeError 400 resource_missing
   */
  public static Price named(Account account, String param, String id) {
    Price price = shelf(account).find(id);
    if (price == null) {
      throw StripeError.missing(param, "price", id);
    }
    return price;
  }

  /**
   * A price for one request only, from {@code price_data[…]}: not active, and neither is a product
   * that is described with it. Nothing is kept yet.
   *
   * @param data with {@code currency}, {@code product} or {@code product_data}, and an amount
   */
  public Offer offer(Account account, Form data) {
    Product made = product(account, data);
    Product product = made == null ? productNamed(account, data) : made.inactive();
    Price price = params.create(account, data, product.id(), Price.Source.INLINE);
    return new Offer(price, product, true, made != null);
  }

  /** Keeps a new Price and tells of it. */
  static Price add(Account account, Price price, @Nullable ApiCall cause) {
    shelf(account).put(price);
    Events.of(account).append("price.created", price.json(), null, cause);
    return price;
  }

  /** Whether a merchant gave this product a price. */
  static boolean anyOf(Account account, String product) {
    return shelf(account).newestFirst().stream().anyMatch(price -> price.product().equals(product));
  }

  private JsonObject create(ApiCall call) {
    Account account = call.account();
    Form form = call.form();
    form.required("currency");
    Product made = product(account, form);
    Product product = made == null ? productNamed(account, form) : made;
    Price price = params.create(account, form, product.id(), Price.Source.LISTED);
    freeLookupKey(price, call);
    if (made != null) {
      Products.add(account, product, call);
    }
    return add(account, price, call).json();
  }

  /** A product described in the request and not kept yet, or null if one is named. */
  private static @Nullable Product product(Account account, Form form) {
    PriceParams.onlyOne(form, "product", "product_data");
    Form data = form.nested("product_data");
    if (data.isEmpty() && form.text("product") == null) {
      throw StripeError.invalid(
          null,
          form.path("product").equals("product") ? null : form.path("product"),
          "You must specify either `product` or `product_data` when creating a price.");
    }
    return data.isEmpty() ? null : ProductParams.create(account, data);
  }

  private static Product productNamed(Account account, Form form) {
    Product product = Products.shelf(account).find(form.required("product"));
    if (product == null) {
      throw StripeError.missing(form.path("product"), "product", form.required("product"));
    }
    return product;
  }

  /** A lookup key belongs to one price, active or not; it can be transferred from its holder. */
  private static void freeLookupKey(Price wanting, ApiCall call) {
    String key = wanting.lookupKey();
    for (Price holder : shelf(call.account()).newestFirst()) {
      if (key != null && key.equals(holder.lookupKey()) && !holder.id().equals(wanting.id())) {
        if (!Boolean.TRUE.equals(call.form().bool("transfer_lookup_key"))) {
          throw StripeError.invalid(
              null, "lookup_key", "A price (`" + holder.id() + "`) already uses that lookup key.");
        }
        Price without = holder.with(holder.but(json -> StripeJson.nulls(json, "lookup_key")));
        changed(holder, without, call);
      }
    }
  }

  private static Price changed(Price before, Price after, ApiCall call) {
    shelf(call.account()).put(after);
    JsonObject previous = Changes.between(before, after);
    if (!previous.isEmpty()) {
      Events.of(call.account()).append("price.updated", after.json(), previous, call);
    }
    return after;
  }

  private JsonObject retrieve(ApiCall call) {
    return inUrl(call).json();
  }

  private JsonObject update(ApiCall call) {
    Price price = inUrl(call);
    Price after = params.update(price, call.form());
    freeLookupKey(after, call);
    return changed(price, after, call).json();
  }

  /** ASSUMED: inline prices are not listed. */
  private JsonObject list(ApiCall call) {
    Form form = call.form();
    Boolean active = form.bool("active");
    List<String> keys = form.list("lookup_keys");
    Form recurring = form.nested("recurring");
    List<JsonObject> all =
        shelf(call.account()).newestFirst().stream()
            .filter(price -> !price.isInline())
            .filter(price -> active == null || active == price.isActive())
            .filter(price -> keys.isEmpty() || keys.contains(String.valueOf(price.lookupKey())))
            .map(Snapshot::json)
            .filter(price -> same(form, price, "currency", "product", "type"))
            .filter(price -> recurring.isEmpty() || recurs(price, recurring))
            .toList();
    return Listing.page(call, URL, all, "price");
  }

  private static boolean recurs(JsonObject price, Form wanted) {
    return price.get("recurring") instanceof JsonObject recurring
        && same(wanted, recurring, "interval", "meter", "usage_type");
  }

  private static boolean same(Form wanted, JsonObject json, String... names) {
    for (String name : names) {
      String value = wanted.text(name);
      JsonElement there = json.get(name);
      if (value != null && (there.isJsonNull() || !value.equals(there.getAsString()))) {
        return false;
      }
    }
    return true;
  }

  private static Price inUrl(ApiCall call) {
    String id = String.valueOf(call.path().get("price"));
    Price price = shelf(call.account()).find(id);
    if (price == null) {
      // Recorded: the param is price, where a product's is id.
      throw StripeError.missing("price", "price", id).withStatus(404);
    }
    return price;
  }
}
