package testmode.simulator.cards;

import com.google.gson.JsonObject;
import com.stripe.param.PaymentMethodCreateParams;
import com.stripe.param.PaymentMethodRetrieveParams;
import com.stripe.param.PaymentMethodUpdateParams;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Expansion;
import testmode.simulator.resource.FormFields;
import testmode.simulator.resource.Resource;
import testmode.simulator.resource.Routes;
import testmode.simulator.resource.Shelf;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;

/**
 * {@code /v1/payment_methods}, for cards, and the one place where a card that a request names in
 * any way becomes a PaymentMethod.
 */
public final class PaymentMethods implements Resource {
  private final TestCards cards;

  public PaymentMethods(TestCards cards) {
    this.cards = cards;
  }

  @Override
  public void routes(Routes routes) {
    routes.post("/v1/payment_methods", PaymentMethodCreateParams.class, this::create).publishable();
    routes.get("/v1/payment_methods/{id}", PaymentMethodRetrieveParams.class, this::retrieve);
    routes.post("/v1/payment_methods/{id}", PaymentMethodUpdateParams.class, this::update);
  }

  @Override
  public void expansions(Expansion expansion) {
    expansion.expandable("pm_", PaymentMethod.class);
  }

  /** The account's PaymentMethods. */
  public static Shelf<PaymentMethod> shelf(Account account) {
    return Shelf.of(account, PaymentMethod.class);
  }

  private JsonObject create(ApiCall call) {
    PaymentMethod method = fromData(call.account(), call.form());
    return keep(call.account(), method).json();
  }

  private JsonObject retrieve(ApiCall call) {
    return inUrl(call).json();
  }

  private JsonObject update(ApiCall call) {
    PaymentMethod method = inUrl(call);
    return keep(call.account(), method.with(method.but(json -> change(call.form(), json)))).json();
  }

  private static void change(Form form, JsonObject json) {
    FormFields.metadata(form, json);
    FormFields.texts(form, json, "allow_redisplay");
    if (form.has("billing_details")) {
      json.add("billing_details", FormFields.billing(form));
    }
  }

  private PaymentMethod inUrl(ApiCall call) {
    PaymentMethod method = find(call.account(), call.id());
    if (method == null) {
      throw StripeError.missing("payment_method", "PaymentMethod", call.id()).withStatus(404);
    }
    return method;
  }

  /**
   * The payment method that a parameter names: an id, or an alias, which becomes a fresh one.
   *
   * @throws StripeError 400 resource_missing
   */
  public PaymentMethod named(Account account, String param, String id) {
    PaymentMethod method = find(account, id);
    if (method == null) {
      throw StripeError.missing(param, "PaymentMethod", id);
    }
    return method;
  }

  private @Nullable PaymentMethod find(Account account, String id) {
    PaymentMethod kept = shelf(account).find(id);
    if (kept != null) {
      return kept;
    }
    TestCard card = cards.byAlias(id);
    return card == null
        ? null
        : keep(account, fresh(account, card, CardEntry.ofAlias(account.clock()), Form.empty()));
  }

  /** A payment method from {@code type}, {@code card[…]} and {@code billing_details[…]}. */
  public PaymentMethod fromData(Account account, Form data) {
    String type = data.required("type");
    if (!type.equals("card")) {
      throw StripeError.invalid(
          null, data.path("type"), "This simulator knows no PaymentMethod of type " + type + ".");
    }
    Form typed = data.nested("card");
    String token = typed.text("token");
    if (token != null) {
      TestCard card = cards.byToken(token);
      if (card == null) {
        throw StripeError.missing(typed.path("token"), "token", token);
      }
      return fresh(account, card, CardEntry.ofAlias(account.clock()), data);
    }
    if (typed.isEmpty()) {
      throw StripeError.parameterMissing(data.path("card"));
    }
    String number = typed.required("number").replaceAll("[ -]", "");
    if (!CardNumber.isValid(number)) {
      throw StripeError.cardError("incorrect_number", "number", "Your card number is incorrect.");
    }
    CardEntry entry = CardEntry.of(typed, account.clock());
    TestCard card = cards.byNumber(number);
    if (card == null) {
      // Stripe's answer to a number that is not one of its test cards.
      throw StripeError.cardError(
              "card_declined",
              "number",
              "Your card was declined. Your request was in test mode, but used a non test card."
                  + " For a list of valid test cards, visit: https://stripe.com/docs/testing.")
          .with("decline_code", "test_mode_live_card");
    }
    return fresh(account, card, entry, data);
  }

  private static PaymentMethod fresh(Account account, TestCard card, CardEntry entry, Form data) {
    if (card.is(CardBehaviour.UNSUPPORTED)) {
      throw StripeError.invalid(
          null,
          "payment_method",
          "This simulator does not support the "
              + card
              + " ("
              + card.whyUnsupported()
              + "). fixtures/stripe/cards.csv lists the cards that it supports.");
    }
    PaymentMethod method = PaymentMethod.of(account, card, entry, FormFields.billing(data));
    return method.with(method.but(json -> change(data, json)));
  }

  public static PaymentMethod keep(Account account, PaymentMethod method) {
    return shelf(account).put(method);
  }
}
