package testmode.simulator.payments;

import static testmode.simulator.payments.IntentStatus.REQUIRES_ACTION;
import static testmode.simulator.payments.IntentStatus.REQUIRES_CAPTURE;
import static testmode.simulator.payments.IntentStatus.REQUIRES_CONFIRMATION;
import static testmode.simulator.payments.IntentStatus.REQUIRES_PAYMENT_METHOD;

import java.util.EnumSet;
import java.util.Set;
import testmode.simulator.wire.StripeError;

/** What may be asked of a PaymentIntent in which status, and Stripe's words when it may not. */
enum IntentMove {
  CONFIRM(EnumSet.of(REQUIRES_PAYMENT_METHOD, REQUIRES_CONFIRMATION, REQUIRES_ACTION)) {
    @Override
    StripeError refusal(PaymentIntent intent) {
      if (intent.status() == IntentStatus.SUCCEEDED) {
        return unexpected(
            intent,
            "You cannot confirm this PaymentIntent because it has already succeeded after being"
                + " previously confirmed.");
      }
      // ASSUMED: the wording for a held or canceled PaymentIntent.
      return unexpected(
          intent,
          "You cannot confirm this PaymentIntent because it has a status of "
              + intent.status().wire()
              + ". Only a PaymentIntent with one of the following statuses may be confirmed:"
              + " requires_confirmation, requires_action.");
    }
  },
  CAPTURE(EnumSet.of(REQUIRES_CAPTURE)) {
    @Override
    StripeError refusal(PaymentIntent intent) {
      if (intent.status() == IntentStatus.SUCCEEDED && intent.isManual()) {
        boolean whole = intent.number("amount_received") == intent.amount();
        // The second is recorded; ASSUMED: that the first, which merchants report, is for the rest.
        return unexpected(
            intent,
            whole
                ? "This PaymentIntent could not be captured because it has already been captured."
                : "The remaining amount on this PaymentIntent could not be captured because the"
                    + " remainder of the authorized amount has been released.");
      }
      return unexpected(
          intent,
          "This PaymentIntent could not be captured because it has a status of "
              + intent.status().wire()
              + ". Only a PaymentIntent with one of the following statuses may be captured:"
              + " requires_capture.");
    }
  },
  CANCEL(
      EnumSet.of(
          REQUIRES_PAYMENT_METHOD, REQUIRES_CONFIRMATION, REQUIRES_ACTION, REQUIRES_CAPTURE)) {
    @Override
    StripeError refusal(PaymentIntent intent) {
      return unexpected(
          intent,
          "You cannot cancel this PaymentIntent because it has a status of "
              + intent.status().wire()
              + ". Only a PaymentIntent with one of the following statuses may be canceled:"
              + " requires_payment_method, requires_capture, requires_reauthorization,"
              + " requires_confirmation, requires_action, expired, processing.");
    }
  };

  private static final String CODE = "payment_intent_unexpected_state";

  private final Set<IntentStatus> from;

  IntentMove(Set<IntentStatus> from) {
    this.from = from;
  }

  abstract StripeError refusal(PaymentIntent intent);

  /** Passes, or throws Stripe's refusal with the PaymentIntent in it. */
  void check(PaymentIntent intent) {
    if (!from.contains(intent.status())) {
      throw refusal(intent);
    }
  }

  /**
   * Passes if a parameter may still be changed, or throws Stripe's refusal.
   *
   * <p>Recorded for {@code amount}; ASSUMED: the same sentence for every other parameter that says
   * what is paid and how.
   */
  static void checkChange(PaymentIntent intent, String param) {
    if (!CONFIRM.from.contains(intent.status())) {
      throw cannotChange(intent, param).with("param", param);
    }
  }

  /** Recorded, for a PaymentIntent with a customer and for one without. */
  static StripeError withoutPaymentMethod(PaymentIntent intent) {
    String customer = intent.customer();
    return unexpected(
        intent,
        "You cannot confirm this PaymentIntent because it's missing a payment method. "
            + (customer == null
                ? "You can either update the PaymentIntent with a payment method and then confirm"
                    + " it again, or confirm it again directly with a payment method or"
                    + " ConfirmationToken."
                : "To confirm the PaymentIntent with "
                    + customer
                    + ", specify a payment method attached to this customer along with the"
                    + " customer ID."));
  }

  /** ASSUMED: code, param, and all but the first half of the sentence, which a merchant reports. */
  static StripeError onlyByServer(PaymentIntent intent) {
    return StripeError.invalid(
        "payment_intent_invalid_parameter",
        null,
        "This PaymentIntent ("
            + intent.id()
            + ") cannot be confirmed using your publishable key because its `confirmation_method`"
            + " is set to `manual`. Please use your secret key instead, or create a PaymentIntent"
            + " with `confirmation_method` set to `automatic`.");
  }

  static StripeError unexpected(PaymentIntent intent, String message) {
    return StripeError.unexpectedState(CODE, message).with("payment_intent", intent.json());
  }

  private static StripeError cannotChange(PaymentIntent intent, String what) {
    return unexpected(
        intent,
        "This PaymentIntent's "
            + what
            + " could not be updated because it has a status of "
            + intent.status().wire()
            + ". You may only update the "
            + what
            + " of a PaymentIntent with one of the following statuses: requires_payment_method,"
            + " requires_confirmation, requires_action.");
  }
}
