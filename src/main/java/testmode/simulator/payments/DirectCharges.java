package testmode.simulator.payments;

import com.google.gson.JsonObject;
import com.stripe.param.ChargeCaptureParams;
import testmode.simulator.account.Account;
import testmode.simulator.cards.Customers;
import testmode.simulator.cards.PaymentMethod;
import testmode.simulator.cards.PaymentMethods;
import testmode.simulator.ledger.Currencies;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Resource;
import testmode.simulator.resource.Routes;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;

/**
 * Charges without a PaymentIntent, which accounts of today no longer have: what {@code POST
 * /v1/charges} and {@code POST /v1/charges/{id}/capture} still say.
 */
final class DirectCharges implements Resource {
  private static final String URL = "/v1/charges";

  private static final String MIGRATE =
      "Card Token usage on the Customers API and Charges API has reached end of life. In order to"
          + " continue processing your payments, you will need to use the Payment Intents and"
          + " Payment Methods API. Read more about what you should do here:"
          + " https://docs.stripe.com/payments/payment-methods/integration-options. If you need to"
          + " continue to use Card Tokens on the Customers and Charges API, enable this"
          + " functionality in your API policies settings:"
          + " https://dashboard.stripe.com/settings/developers/api-policies";

  private final Currencies currencies;

  DirectCharges(Currencies currencies) {
    this.currencies = currencies;
  }

  @Override
  public void routes(Routes routes) {
    routes.post(URL, DirectChargeParams.class, this::create);
    routes.post(URL + "/{id}/capture", ChargeCaptureParams.class, this::capture);
  }

  /** Always a refusal; ASSUMED: that amount and currency are looked at first. */
  private JsonObject create(ApiCall call) {
    Form form = call.form();
    form.required("amount");
    currencies.require(form.required("currency"));
    if (form.has("source")) {
      throw StripeError.invalid(null, null, MIGRATE);
    }
    String customer = form.text("customer");
    if (customer == null) {
      throw StripeError.invalid("parameter_missing", null, "Must provide source or customer.");
    }
    if (Customers.find(call.account(), customer) == null) {
      throw StripeError.missing("customer", "customer", customer);
    }
    throw StripeError.cardError("missing", "card", nothingSaved(call.account(), customer));
  }

  private static String nothingSaved(Account account, String customer) {
    boolean attached =
        PaymentMethods.shelf(account).newestFirst().stream()
            .map(PaymentMethod::customer)
            .anyMatch(customer::equals);
    return attached
        ? "This Customer doesn't have any legacy saved payment details, but does have a Payment"
            + " Method attached. Use a Payment Intent instead of creating a Charge:"
            + " https://stripe.com/docs/payments/payment-intents/migration"
        : "This Customer doesn't have any saved payment details. Attach a legacy Token, Card, Bank"
            + " Account, or Source to this Customer and then try this request again, or use Payment"
            + " Intents and Payment Methods instead.";
  }

  /** Always a refusal: every charge here is captured, or its PaymentIntent has to be. */
  private JsonObject capture(ApiCall call) {
    Charge charge = Charges.inUrl(call);
    if (charge.isCaptured()) {
      throw StripeError.unexpectedState(
          "charge_already_captured", "Charge " + charge.id() + " has already been captured.");
    }
    // ASSUMED for a failed or released charge; seen for one that is held.
    throw StripeError.invalid(
            null,
            null,
            "This uncaptured Charge was created by a PaymentIntent ("
                + charge.intent()
                + "). You must capture the PaymentIntent instead. For more information, see"
                + " https://stripe.com/docs/payments/place-a-hold-on-a-payment-method")
        .afterExecution();
  }
}
