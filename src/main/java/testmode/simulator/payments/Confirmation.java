package testmode.simulator.payments;

import org.jspecify.annotations.Nullable;
import testmode.simulator.wire.Form;

/** How a PaymentIntent is to be confirmed: what only counts for this one attempt. */
record Confirmation(
    boolean offSession,
    boolean failOnAction,
    boolean byStripeJs,
    @Nullable String returnUrl,
    boolean authenticated) {

  static Confirmation of(Form form) {
    String offSession = form.text("off_session");
    return new Confirmation(
        offSession != null && !offSession.equals("false"),
        Boolean.TRUE.equals(form.bool("error_on_requires_action")),
        Boolean.TRUE.equals(form.bool("use_stripe_sdk")),
        form.text("return_url"),
        false);
  }

  /** The attempt that goes on after the shopper passed 3-D Secure. */
  static Confirmation afterChallenge() {
    return new Confirmation(false, false, false, null, true);
  }
}
