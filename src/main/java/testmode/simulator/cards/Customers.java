package testmode.simulator.cards;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerListParams;
import com.stripe.param.CustomerRetrieveParams;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.events.Events;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Expansion;
import testmode.simulator.resource.Listing;
import testmode.simulator.resource.Resource;
import testmode.simulator.resource.Routes;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;
import testmode.simulator.wire.StripeJson;

/** {@code /v1/customers}, as far as payments need it: create, retrieve, list. */
public final class Customers implements Resource {
  private static final String ALL = "/v1/customers";
  private static final int ID_LENGTH = 14;
  private static final int INVOICE_PREFIX_LENGTH = 8;

  /** One account's customers, in the order of creation; used under the account's lock. */
  private static final class Store {
    private final Map<String, JsonObject> customers = new LinkedHashMap<>();

    @Nullable JsonObject find(String id) {
      return customers.get(id);
    }
  }

  private static Store store(Account account) {
    return account.get(Store.class, Store::new);
  }

  /** The customer, or null if the account has none of this id. */
  public static @Nullable JsonObject find(Account account, String id) {
    return store(account).find(id);
  }

  @Override
  public void routes(Routes routes) {
    routes
        .post(ALL, CustomerCreateParams.class, Customers::create)
        .get(ALL, CustomerListParams.class, Customers::list)
        .get(ALL + "/{id}", CustomerRetrieveParams.class, Customers::retrieve);
  }

  @Override
  public void expansions(Expansion expansion) {
    expansion.expandable("cus_", Customers::find);
  }

  private static JsonObject create(ApiCall call) {
    Account account = call.account();
    Form form = call.form();
    JsonObject customer = StripeJson.object(account.ids().next("cus_", ID_LENGTH), "customer");
    customer.add("address", address(form.nested("address")));
    customer.addProperty("balance", 0);
    customer.addProperty("created", account.clock().epochSecond());
    StripeJson.nulls(customer, "currency", "customer_account", "default_source");
    customer.addProperty("delinquent", false);
    customer.add("description", StripeJson.nullable(form.text("description")));
    StripeJson.nulls(customer, "discount");
    customer.add("email", StripeJson.nullable(form.text("email")));
    String prefix = account.ids().hex(INVOICE_PREFIX_LENGTH).toUpperCase(Locale.ROOT);
    customer.addProperty("invoice_prefix", prefix);
    JsonObject invoices = new JsonObject();
    StripeJson.nulls(
        invoices, "custom_fields", "default_payment_method", "footer", "rendering_options");
    customer.add("invoice_settings", invoices);
    customer.addProperty("livemode", false);
    customer.add("metadata", StripeJson.of(form.map("metadata")));
    customer.add("name", StripeJson.nullable(form.text("name")));
    customer.addProperty("next_invoice_sequence", 1);
    customer.add("phone", StripeJson.nullable(form.text("phone")));
    customer.add("preferred_locales", new JsonArray());
    StripeJson.nulls(customer, "shipping");
    customer.addProperty("tax_exempt", "none");
    StripeJson.nulls(customer, "test_clock");
    store(account).customers.put(customer.get("id").getAsString(), customer);
    Events.of(account).append("customer.created", customer, null, call);
    return customer;
  }

  private static JsonElement address(Form form) {
    if (form.isEmpty()) {
      return com.google.gson.JsonNull.INSTANCE;
    }
    JsonObject address = new JsonObject();
    for (String part : List.of("city", "country", "line1", "line2", "postal_code", "state")) {
      address.add(part, StripeJson.nullable(form.text(part)));
    }
    return address;
  }

  private static JsonObject retrieve(ApiCall call) {
    JsonObject customer = store(call.account()).find(call.id());
    if (customer == null) {
      throw StripeError.missing("customer", call.id());
    }
    return customer;
  }

  private static JsonObject list(ApiCall call) {
    String email = call.form().text("email");
    List<JsonObject> found = new ArrayList<>();
    for (JsonObject customer : store(call.account()).customers.values()) {
      if (email == null || email.equals(StripeJson.text(customer, "email"))) {
        found.add(customer);
      }
    }
    Collections.reverse(found);
    return Listing.page(call, ALL, found, "customer");
  }
}
