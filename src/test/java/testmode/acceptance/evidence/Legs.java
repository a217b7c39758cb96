package testmode.acceptance.evidence;

import testmode.network.Leg;

/** The legs in words for people who have never seen them. */
final class Legs {

  private Legs() {}

  static String words(Leg leg) {
    return switch (leg) {
      case BEFORE_STRIPE -> "before Stripe: it did not act yet";
      case AFTER_STRIPE -> "after Stripe: it has acted";
      case BEFORE_MERCHANT -> "before the merchant";
      case AFTER_MERCHANT -> "after the merchant: it has acted";
    };
  }
}
