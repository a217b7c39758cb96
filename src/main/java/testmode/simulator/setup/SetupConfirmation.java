package testmode.simulator.setup;

import org.jspecify.annotations.Nullable;
import testmode.simulator.wire.Form;

/** How a SetupIntent is to be confirmed: what only counts for this one attempt. */
record SetupConfirmation(boolean byStripeJs, @Nullable String returnUrl) {

  static SetupConfirmation of(Form form) {
    return new SetupConfirmation(
        Boolean.TRUE.equals(form.bool("use_stripe_sdk")), form.text("return_url"));
  }
}
