package testmode.merchant;

import java.util.Locale;

/** How a payment stands, as the shopper is told: paid, not paid, or not known. */
enum Outcome {
  PAID("Thank you! Your payment has arrived and your gift card is on its way."),
  /** Not paid, and payable again: refused by the issuer or by Stripe, or never tried. */
  DECLINED("No payment has been made. You can pay now."),
  REQUIRES_ACTION("Your bank wants to be sure that it is you. Please follow its page."),
  UNKNOWN(
      "We do not know yet whether your payment went through. Please do not pay again: we are asking"
          + " and will settle it."),
  IN_PROGRESS("Your payment is being made right now. Please wait a moment and look again."),
  CANCELLED("This order was cancelled and nothing was charged. Please start a new one.");

  private final String message;

  Outcome(String message) {
    this.message = message;
  }

  /** What a shopper reads when there is nothing more precise to say. */
  String message() {
    return message;
  }

  /** Its name in JSON; for the shopper a cancelled payment is one that was not made. */
  String wire() {
    return this == CANCELLED ? DECLINED.wire() : name().toLowerCase(Locale.ROOT);
  }
}
