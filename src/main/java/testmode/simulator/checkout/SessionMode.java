package testmode.simulator.checkout;

import java.util.Locale;
import testmode.simulator.wire.StripeError;

/** What a Checkout Session is for. */
enum SessionMode {
  PAYMENT,
  SETUP;

  static SessionMode of(String wire) {
    if (wire.equals("subscription")) {
      throw StripeError.invalid(
          null,
          "mode",
          "This simulator does not simulate subscriptions: mode (subscription) must be payment or"
              + " setup.");
    }
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The letter that a session's id begins with (seen: a for a payment, c for a setup). */
  String letter() {
    return this == PAYMENT ? "a" : "c";
  }
}
