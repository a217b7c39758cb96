package testmode.simulator.payments;

import org.jspecify.annotations.Nullable;
import testmode.simulator.resource.FormFields;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;

/** A capture as {@code POST /v1/payment_intents/{id}/capture} asks for it, found good. */
record IntentCapture(PaymentIntent intent, long amount) {

  /** Reads what is asked, and refuses what the PaymentIntent does not hold. */
  static IntentCapture of(PaymentIntent intent, Form form) {
    FormFields.notSimulated(
        form,
        "amount_details",
        "application_fee_amount",
        "hooks",
        "payment_details",
        "transfer_data");
    Descriptors.check(form);
    Long asked = form.integer("amount_to_capture");
    checkNumber(asked);
    IntentMove.CAPTURE.check(intent);
    checkFinal(form);
    long capturable = intent.number("amount_capturable");
    if (asked != null && asked > capturable) {
      throw StripeError.unexpectedState(
              "amount_too_large",
              "The payment could not be captured because the requested capture amount is greater"
                  + " than the amount you can capture for this charge. Contact us via"
                  + " https://support.stripe.com/contact/ for help.")
          .with("payment_intent", intent.json());
    }
    PaymentIntent described =
        intent.with(
            intent.but(
                json -> {
                  FormFields.metadata(form, json);
                  FormFields.texts(form, json, "statement_descriptor_suffix");
                }));
    return new IntentCapture(described, asked == null ? capturable : asked);
  }

  private static void checkNumber(@Nullable Long asked) {
    if (asked != null && asked < 0) {
      throw StripeError.invalid(null, "amount_to_capture", "Invalid non-negative integer");
    }
    if (asked != null && asked == 0) {
      throw StripeError.invalid(
          "parameter_invalid_integer", "amount", "This value must be greater than or equal to 1.");
    }
  }

  /** Documented: only where multicapture is available, which it is for no card here. */
  private static void checkFinal(Form form) {
    if (Boolean.FALSE.equals(form.bool("final_capture"))) {
      // ASSUMED wording.
      throw StripeError.invalid(
          null,
          "final_capture",
          "You cannot set `final_capture` to false because multicapture is not available for this"
              + " PaymentIntent.");
    }
  }
}
