package testmode.simulator.cards;

import com.google.gson.JsonObject;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerListParams;
import com.stripe.param.CustomerRetrieveParams;
import com.stripe.param.CustomerUpdateParams;
import java.util.List;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.events.Events;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Changes;
import testmode.simulator.resource.Expansion;
import testmode.simulator.resource.FormFields;
import testmode.simulator.resource.Listing;
import testmode.simulator.resource.NoParams;
import testmode.simulator.resource.Resource;
import testmode.simulator.resource.Routes;
import testmode.simulator.resource.Shelf;
import testmode.simulator.resource.Snapshot;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;

/**
 * {@code /v1/customers}. A deleted customer can still be retrieved, as a stub; everything else
 * takes it for missing.
 */
public final class Customers implements Resource {
  private static final String URL = "/v1/customers";
  private static final String DEFAULT = "invoice_settings[default_payment_method]";

  private final PaymentMethods methods;

  public Customers(PaymentMethods methods) {
    this.methods = methods;
  }

  @Override
  public void routes(Routes routes) {
    routes
        .post(URL, CustomerCreateParams.class, this::create)
        .get(URL, CustomerListParams.class, Customers::list)
        .get(URL + "/{id}", CustomerRetrieveParams.class, Customers::retrieve)
        .post(URL + "/{id}", CustomerUpdateParams.class, this::update)
        .delete(URL + "/{id}", NoParams.class, Customers::delete);
  }

  @Override
  public void expansions(Expansion expansion) {
    expansion.expandable("cus_", Customer.class);
  }

  private static Shelf<Customer> shelf(Account account) {
    return Shelf.of(account, Customer.class);
  }

  /** The customer, or null if the account has none of this id, or no longer has it. */
  public static @Nullable Customer find(Account account, String id) {
    Customer customer = shelf(account).find(id);
    return customer == null || customer.isDeleted() ? null : customer;
  }

  /**
   * Makes a customer, as {@code POST /v1/customers} would with what this form says but cards.
   *
   * @return the new id
   */
  public static String add(Account account, Form form, @Nullable ApiCall cause) {
    return added(account, described(account, form), cause).id();
  }

  private static Customer described(Account account, Form form) {
    Customer empty = Customer.of(account);
    return empty.with(empty.but(json -> CustomerParams.write(account, form, json)));
  }

  private static Customer added(Account account, Customer customer, @Nullable ApiCall cause) {
    shelf(account).put(customer);
    Events.of(account).append("customer.created", customer.json(), null, cause);
    return customer;
  }

  private JsonObject create(ApiCall call) {
    Account account = call.account();
    Form form = call.form();
    Customer customer = described(account, form);
    String id = form.text("payment_method");
    PaymentMethod method = id == null ? null : methods.named(account, "payment_method", id);
    if (method != null) {
      SavedCards.check(method);
    }
    String chosen = form.nested("invoice_settings").text("default_payment_method");
    if (chosen != null) {
      // An alias named twice is one card.
      boolean same = method != null && chosen.equals(id);
      customer = customer.payingWith(same ? method.id() : owned(account, chosen, customer));
    }
    added(account, customer, call);
    if (method != null) {
      SavedCards.attach(account, method, customer.id(), call);
    }
    return customer.json();
  }

  /** A payment method of the customer's own, by the id that the request gives. */
  private String owned(Account account, String id, Customer customer) {
    PaymentMethod method = methods.named(account, DEFAULT, id);
    if (!customer.id().equals(method.customer())) {
      // ASSUMED: the code; the sentence is widely reported.
      throw StripeError.invalid(
          "resource_missing",
          DEFAULT,
          "The customer does not have a payment method with the ID "
              + method.id()
              + ". The payment method must be attached to the customer.");
    }
    return method.id();
  }

  private static JsonObject retrieve(ApiCall call) {
    Customer customer = shelf(call.account()).find(call.id());
    if (customer == null) {
      throw StripeError.missing("customer", call.id());
    }
    return customer.json();
  }

  private static JsonObject list(ApiCall call) {
    FormFields.notSimulated(call.form(), "test_clock");
    String email = call.form().text("email");
    List<JsonObject> found =
        shelf(call.account()).newestFirst().stream()
            .filter(customer -> !customer.isDeleted())
            .filter(customer -> email == null || email.equals(customer.text("email")))
            .map(Snapshot::json)
            .toList();
    return Listing.page(call, URL, found, "customer");
  }

  private JsonObject update(ApiCall call) {
    Account account = call.account();
    Form form = call.form();
    Customer before = inUrl(call);
    Customer after = before.with(before.but(json -> CustomerParams.write(account, form, json)));
    Form invoices = form.nested("invoice_settings");
    if (invoices.has("default_payment_method")) {
      String chosen = invoices.text("default_payment_method");
      after = after.payingWith(chosen == null ? null : owned(account, chosen, before));
    }
    return changed(account, before, after, call).json();
  }

  /** ASSUMED: a change that changes nothing is no event. */
  private static Customer changed(Account account, Customer before, Customer after, ApiCall cause) {
    JsonObject previous = Changes.between(before, after);
    if (previous.size() > 0) {
      shelf(account).put(after);
      Events.of(account).append("customer.updated", after.json(), previous, cause);
    }
    return after;
  }

  /** ASSUMED: a card that leaves is no longer what its customer's invoices are paid with. */
  static void forget(Account account, String id, String method, ApiCall cause) {
    Customer customer = find(account, id);
    if (customer != null && method.equals(customer.defaultPaymentMethod())) {
      changed(account, customer, customer.payingWith(null), cause);
    }
  }

  /** The cards of a deleted customer go on naming it (seen in events that come for them later). */
  private static JsonObject delete(ApiCall call) {
    Customer customer = inUrl(call);
    Customer deleted = shelf(call.account()).put(customer.deleted());
    Events.of(call.account()).append("customer.deleted", customer.json(), null, call);
    return deleted.json();
  }

  private static Customer inUrl(ApiCall call) {
    Customer customer = find(call.account(), call.id());
    if (customer == null) {
      throw StripeError.missing("customer", call.id());
    }
    return customer;
  }
}
