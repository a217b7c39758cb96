package testmode.simulator.cards;

import com.google.gson.JsonObject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.resource.Snapshot;
import testmode.simulator.wire.StripeJson;

/** One state of a Customer; a deleted one is a stub that remembers only its id. */
public final class Customer extends Snapshot {
  private static final String SHAPE =
      """
      {"object": "customer", "address": null, "balance": 0, "created": null, "currency": null,
       "customer_account": null, "default_source": null, "delinquent": false,
       "description": null, "discount": null, "email": null, "invoice_prefix": null,
       "invoice_settings": {"custom_fields": null, "default_payment_method": null,
         "footer": null, "rendering_options": null},
       "livemode": false, "metadata": {}, "name": null, "next_invoice_sequence": 1,
       "phone": null, "preferred_locales": [], "shipping": null, "tax_exempt": "none",
       "test_clock": null}\
      """;

  private static final int ID_LENGTH = 14;
  private static final int INVOICE_PREFIX_LENGTH = 8;

  private Customer(JsonObject json) {
    super(json);
  }

  /** A new customer that nothing is known of. */
  static Customer of(Account account) {
    JsonObject json = shape(account.ids().next("cus_", ID_LENGTH), SHAPE);
    json.addProperty("created", account.clock().epochSecond());
    String prefix = account.ids().secret(INVOICE_PREFIX_LENGTH).toUpperCase(Locale.ROOT);
    json.addProperty("invoice_prefix", prefix);
    return new Customer(json);
  }

  Customer with(JsonObject json) {
    return new Customer(json);
  }

  Customer deleted() {
    JsonObject stub = StripeJson.object(id(), "customer");
    stub.addProperty("deleted", true);
    return new Customer(stub);
  }

  boolean isDeleted() {
    return json().has("deleted");
  }

  /** The card that invoices are paid with; null if none was chosen. */
  @Nullable String defaultPaymentMethod() {
    return StripeJson.text(object("invoice_settings"), "default_payment_method");
  }

  /** Another card, or none, that invoices are paid with. */
  Customer payingWith(@Nullable String paymentMethod) {
    return new Customer(
        but(
            json ->
                json.getAsJsonObject("invoice_settings")
                    .add("default_payment_method", StripeJson.nullable(paymentMethod))));
  }
}
