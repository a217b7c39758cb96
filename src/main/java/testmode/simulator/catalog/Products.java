package testmode.simulator.catalog;

import com.google.gson.JsonObject;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.ProductListParams;
import com.stripe.param.ProductRetrieveParams;
import com.stripe.param.ProductUpdateParams;
import java.util.List;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.events.Events;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Changes;
import testmode.simulator.resource.Expansion;
import testmode.simulator.resource.Listing;
import testmode.simulator.resource.NoParams;
import testmode.simulator.resource.Resource;
import testmode.simulator.resource.Routes;
import testmode.simulator.resource.Shelf;
import testmode.simulator.resource.Snapshot;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;
import testmode.simulator.wire.StripeJson;

/** {@code /v1/products}. A deleted one is gone: looking it up is a 404 (recorded). */
public final class Products implements Resource {
  private static final String URL = "/v1/products";

  private final PriceParams prices;

  Products(PriceParams prices) {
    this.prices = prices;
  }

  @Override
  public void routes(Routes routes) {
    routes.post(URL, ProductCreateParams.class, this::create);
    routes.get(URL, ProductListParams.class, this::list);
    routes.get(URL + "/{id}", ProductRetrieveParams.class, this::retrieve);
    routes.post(URL + "/{id}", ProductUpdateParams.class, this::update);
    routes.delete(URL + "/{id}", NoParams.class, this::delete);
  }

  @Override
  public void expansions(Expansion expansion) {
    expansion.expandable("prod_", Product.class);
  }

  /** The account's Products that were not deleted. */
  public static Shelf<Product> shelf(Account account) {
    return Shelf.of(account, Product.class);
  }

  /** Keeps a new Product and tells of it. */
  static Product add(Account account, Product product, @Nullable ApiCall cause) {
    shelf(account).put(product);
    Events.of(account).append("product.created", product.json(), null, cause);
    return product;
  }

  private JsonObject create(ApiCall call) {
    Account account = call.account();
    Form form = call.form();
    String id = form.text("id");
    if (id != null && shelf(account).find(id) != null) {
      // Recorded of a coupon; ASSUMED for a product.
      throw StripeError.invalid("resource_already_exists", null, "Product already exists.");
    }
    Product product = ProductParams.create(account, form);
    if (!form.has("default_price_data")) {
      return add(account, product, call).json();
    }
    Price price =
        prices.create(
            account, form.nested("default_price_data"), product.id(), Price.Source.LISTED);
    // ASSUMED: the product's event first; both carry the same request (recorded).
    Product priced = add(account, product.priced(price.id()), call);
    Prices.add(account, price, call);
    return priced.json();
  }

  private JsonObject retrieve(ApiCall call) {
    return inUrl(call).json();
  }

  private JsonObject list(ApiCall call) {
    Form form = call.form();
    List<String> ids = form.list("ids");
    String type = form.text("type");
    String url = form.text("url");
    Boolean active = form.bool("active");
    Boolean shippable = form.bool("shippable");
    List<JsonObject> all =
        shelf(call.account()).newestFirst().stream()
            .filter(product -> ids.isEmpty() || ids.contains(product.id()))
            .filter(product -> type == null || type.equals(product.text("type")))
            .filter(product -> url == null || url.equals(product.text("url")))
            .filter(product -> active == null || active == product.isActive())
            // ASSUMED: a product of which it was never said does not count as shippable.
            .filter(p -> shippable == null || shippable == "true".equals(p.text("shippable")))
            .map(Snapshot::json)
            .toList();
    return Listing.page(call, URL, all, "product");
  }

  private JsonObject update(ApiCall call) {
    Account account = call.account();
    Product product = inUrl(call);
    String price = call.form().text("default_price");
    if (price != null) {
      Prices.named(account, "default_price", price);
    }
    Product changed = ProductParams.update(product, call.form(), account.clock().epochSecond());
    shelf(account).put(changed);
    JsonObject before = Changes.between(product, changed);
    if (!before.isEmpty()) {
      Events.of(account).append("product.updated", changed.json(), before, call);
    }
    return changed.json();
  }

  private JsonObject delete(ApiCall call) {
    Account account = call.account();
    Product product = inUrl(call);
    if (Prices.anyOf(account, product.id())) {
      throw StripeError.invalid(
          null,
          null,
          "This product cannot be deleted because it has one or more user-created prices.");
    }
    shelf(account).remove(product.id());
    // Recorded: the event shows the whole product, no longer active.
    Events.of(account).append("product.deleted", product.inactive().json(), null, call);
    JsonObject gone = StripeJson.object(product.id(), "product");
    gone.addProperty("deleted", true);
    return gone;
  }

  private static Product inUrl(ApiCall call) {
    Product product = shelf(call.account()).find(call.id());
    if (product == null) {
      throw StripeError.missing("product", call.id());
    }
    return product;
  }
}
