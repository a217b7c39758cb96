package testmode.simulator.disputes;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.cards.Customer;
import testmode.simulator.cards.Customers;
import testmode.simulator.payments.Charge;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;
import testmode.simulator.wire.StripeJson;

/** What a merchant, or Stripe itself, writes into the {@code evidence} of a dispute. */
final class Evidence {
  private static final String[] TEXTS = {
    "access_activity_log",
    "billing_address",
    "cancellation_policy_disclosure",
    "cancellation_rebuttal",
    "customer_email_address",
    "customer_name",
    "customer_purchase_ip",
    "duplicate_charge_explanation",
    "duplicate_charge_id",
    "product_description",
    "refund_policy_disclosure",
    "refund_refusal_explanation",
    "service_date",
    "shipping_address",
    "shipping_carrier",
    "shipping_date",
    "shipping_tracking_number",
    "uncategorized_text"
  };

  /** Fields that name an uploaded file, and the programmes of the card networks. */
  private static final String[] NOT_SIMULATED = {
    "cancellation_policy",
    "customer_communication",
    "customer_signature",
    "duplicate_charge_documentation",
    "enhanced_evidence",
    "receipt",
    "refund_policy",
    "service_documentation",
    "shipping_documentation",
    "uncategorized_file"
  };

  /** Characters of all texts together, as Stripe's reference limits them. */
  private static final int LONGEST = 150_000;

  private Evidence() {}

  /** Writes what was sent; an empty text takes the old one away. */
  static void write(Form form, JsonObject dispute) {
    Form sent = form.nested("evidence");
    for (String name : NOT_SIMULATED) {
      if (sent.has(name)) {
        throw StripeError.invalid(
            null,
            sent.path(name),
            "This simulator does not simulate the parameter " + sent.path(name) + ".");
      }
    }
    JsonObject evidence = dispute.getAsJsonObject("evidence");
    long characters = 0;
    for (String name : TEXTS) {
      if (sent.has(name)) {
        evidence.add(name, StripeJson.nullable(sent.text(name)));
      }
      String text = StripeJson.text(evidence, name);
      characters += text == null ? 0 : text.length();
    }
    if (characters > LONGEST) {
      // ASSUMED wording.
      throw StripeError.invalid(
          null,
          "evidence",
          "The combined character count of all evidence fields (%d) must not exceed %d."
              .formatted(characters, LONGEST));
    }
  }

  /**
   * What Stripe itself fills in a moment after a dispute began, from the customer and the charge.
   *
   * <p>Recorded: a customer without a name goes by its description; an inquiry gets no product
   * description.
   */
  static void prefill(Account account, Charge charge, boolean inquiry, JsonObject dispute) {
    JsonObject evidence = dispute.getAsJsonObject("evidence");
    String id = charge.text("customer");
    Customer customer = id == null ? null : Customers.find(account, id);
    if (customer != null) {
      String name = customer.text("name");
      fill(evidence, "customer_email_address", customer.text("email"));
      fill(evidence, "customer_name", name == null ? customer.text("description") : name);
    }
    if (!inquiry) {
      fill(evidence, "product_description", charge.text("description"));
    }
  }

  private static void fill(JsonObject evidence, String name, @Nullable String value) {
    if (value != null && evidence.get(name).isJsonNull()) {
      evidence.addProperty(name, value);
    }
  }
}
