package testmode.simulator.refunds;

import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.disputes.Disputes;
import testmode.simulator.ledger.Currencies;
import testmode.simulator.ledger.Currency;
import testmode.simulator.payments.Charge;
import testmode.simulator.payments.Charges;
import testmode.simulator.payments.IntentStatus;
import testmode.simulator.payments.PaymentIntent;
import testmode.simulator.payments.PaymentIntents;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.FormFields;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;

/** A refund as a request asks for it: which charge, how much, and every reason why not. */
record RefundOrder(Charge charge, long amount) {

  /** {@code POST /v1/refunds}: the charge is named, or its PaymentIntent, or both. */
  static RefundOrder of(ApiCall call, Currencies currencies) {
    Form form = call.form();
    Long asked = asked(form);
    Charge charge = named(call.account(), form.text("charge"), form.text("payment_intent"));
    return of(call.account(), charge, asked, currencies);
  }

  /** {@code POST /v1/charges/{id}/refund}: the URL names the charge. */
  static RefundOrder of(ApiCall call, Charge charge, Currencies currencies) {
    return of(call.account(), charge, asked(call.form()), currencies);
  }

  private static @Nullable Long asked(Form form) {
    FormFields.notSimulated(
        form,
        "currency",
        "customer",
        "instructions_email",
        "origin",
        "refund_application_fee",
        "reverse_transfer");
    Long asked = form.integer("amount");
    if (asked != null && asked < 1) {
      throw StripeError.invalid(
          "parameter_invalid_integer", "amount", "This value must be greater than or equal to 1.");
    }
    return asked;
  }

  private static RefundOrder of(
      Account account, Charge charge, @Nullable Long asked, Currencies currencies) {
    checkRefundable(charge);
    if (Disputes.blockRefund(account, charge.id())) {
      throw refused(
          "charge_disputed",
          "Charge " + charge.id() + " has been charged back; cannot issue a refund.");
    }
    long rest = charge.refundable();
    if (rest == 0) {
      throw refused(
          "charge_already_refunded", "Charge " + charge.id() + " has already been refunded.");
    }
    if (asked != null && asked > rest) {
      Currency currency = currencies.require(charge.currency());
      boolean untouched = charge.number("amount_refunded") == 0;
      throw refused(
              null,
              "Refund amount (%s) is greater than %s (%s)"
                  .formatted(
                      currency.format(asked),
                      untouched ? "charge amount" : "unrefunded amount on charge",
                      currency.format(rest)))
          .with("param", "amount");
    }
    return new RefundOrder(charge, asked == null ? rest : asked);
  }

  private static Charge named(Account account, @Nullable String id, @Nullable String intent) {
    if (id == null) {
      return ofIntent(account, intent);
    }
    Charge charge = Charges.named(account, id);
    if (intent != null && !intent.equals(charge.intent())) {
      // ASSUMED wording.
      throw StripeError.invalid(
          null,
          "payment_intent",
          "Charge " + id + " does not belong to the PaymentIntent " + intent + ".");
    }
    return charge;
  }

  private static Charge ofIntent(Account account, @Nullable String id) {
    if (id == null) {
      throw StripeError.invalid(
          null,
          null,
          "One of the following params should be provided for this request: payment_intent or"
              + " charge.");
    }
    PaymentIntent intent = PaymentIntents.shelf(account).find(id);
    if (intent == null) {
      // ASSUMED: status and param, as for an unknown charge.
      throw StripeError.missing("intent", "payment_intent", id).withStatus(404);
    }
    String charge = intent.latestCharge();
    if (charge == null) {
      // ASSUMED but for the last words.
      boolean waits = intent.status() == IntentStatus.REQUIRES_ACTION;
      throw unpaid(id, waits ? " because it has a status of " + intent.status().wire() : "");
    }
    return Charges.shelf(account).get(charge);
  }

  /** A hold is canceled, not refunded; what failed or was let go has nothing to give back. */
  private static void checkRefundable(Charge charge) {
    boolean released = !charge.isCaptured() && charge.number("amount_refunded") > 0;
    if (!charge.succeeded() || released) {
      throw unpaid(charge.intent(), "");
    }
    if (!charge.isCaptured()) {
      throw refused(
          null,
          "This uncaptured Charge was created by a PaymentIntent ("
              + charge.intent()
              + "). You must cancel the PaymentIntent to reverse the authorization instead of"
              + " refunding the Charge directly. For more information, see"
              + " https://stripe.com/docs/payments/place-a-hold-on-a-payment-method");
    }
  }

  private static StripeError unpaid(String intent, String why) {
    return refused(
        null,
        "This PaymentIntent ("
            + intent
            + ") does not have a successful charge to refund"
            + why
            + ".");
  }

  private static StripeError refused(@Nullable String code, String message) {
    return StripeError.invalid(code, null, message).afterExecution();
  }
}
