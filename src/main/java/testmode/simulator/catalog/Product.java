package testmode.simulator.catalog;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.resource.Snapshot;

/** One state of a Product: what is sold, whatever it costs. */
public final class Product extends Snapshot {
  private static final String SHAPE =
      """
      {"object": "product", "active": true, "attributes": [], "created": null,
       "default_price": null, "description": null, "images": [], "livemode": false,
       "marketing_features": [], "metadata": {}, "name": null, "package_dimensions": null,
       "shippable": null, "statement_descriptor": null, "tax_code": null, "tax_details": null,
       "type": "service", "unit_label": null, "updated": null, "url": null}\
      """;

  private static final int ID_LENGTH = 14;

  private Product(JsonObject json) {
    super(json);
  }

  /**
   * A new Product of which only the name is known.
   *
   * @param id the merchant's own choice; null for one of Stripe's
   */
  static Product of(Account account, @Nullable String id, String name) {
    JsonObject json = shape(id == null ? account.ids().next("prod_", ID_LENGTH) : id, SHAPE);
    json.addProperty("created", account.clock().epochSecond());
    json.addProperty("updated", account.clock().epochSecond());
    json.addProperty("name", name);
    return new Product(json);
  }

  public String name() {
    return string("name");
  }

  boolean isActive() {
    return flag("active");
  }

  /** With other particulars, written by the caller into the JSON. */
  Product with(JsonObject json) {
    return new Product(json);
  }

  Product priced(String price) {
    return new Product(but(json -> json.addProperty("default_price", price)));
  }

  /** No longer for sale. */
  Product inactive() {
    return new Product(but(json -> json.addProperty("active", false)));
  }
}
