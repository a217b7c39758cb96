package testmode.simulator.setup;

import testmode.simulator.wire.StripeError;

/** What may be asked of a SetupIntent in which status, and Stripe's words when it may not. */
enum SetupMove {
  CONFIRM,
  CANCEL,
  /** Another payment method; everything else may always be changed. */
  UPDATE;

  private static final String CODE = "setup_intent_unexpected_state";

  /** Passes, or throws Stripe's refusal with the SetupIntent in it. */
  void check(SetupIntent intent) {
    if (intent.status().isFinal()) {
      throw unexpected(intent, sentence(intent.status()));
    }
  }

  private String sentence(SetupStatus status) {
    boolean succeeded = status == SetupStatus.SUCCEEDED;
    return switch (this) {
      case CONFIRM ->
          "You cannot confirm this SetupIntent because it has "
              + (succeeded ? "already succeeded." : "been canceled.");
      // ASSUMED for a canceled one.
      case UPDATE ->
          "You cannot update this SetupIntent because it has "
              + (succeeded ? "already succeeded." : "been canceled.");
      case CANCEL ->
          succeeded
              ? "You cannot cancel this SetupIntent because it has a status of succeeded. Only a"
                  + " SetupIntent with one of the following statuses may be canceled:"
                  + " `requires_payment_method`, `requires_confirmation`, or `requires_action`."
              : "You cannot cancel this SetupIntent because it is already canceled.";
    };
  }

  static StripeError missingPaymentMethod(SetupIntent intent) {
    return unexpected(
        intent,
        "You cannot confirm this SetupIntent because it's missing a payment method. You can"
            + " either update the SetupIntent with a payment method and then confirm it again, or"
            + " confirm it again directly with a payment method or ConfirmationToken.");
  }

  private static StripeError unexpected(SetupIntent intent, String message) {
    return StripeError.unexpectedState(CODE, message).with("setup_intent", intent.json());
  }
}
