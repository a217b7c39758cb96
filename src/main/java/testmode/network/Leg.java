package testmode.network;

/**
 * Where on its way a message met a fault. The merchant notices the same time-out before and after
 * Stripe; only after Stripe has money moved.
 */
public enum Leg {
  /** The request had not reached Stripe. */
  BEFORE_STRIPE,
  /** Stripe had acted, its answer was on the way back. */
  AFTER_STRIPE,
  /** The event had not reached the merchant. */
  BEFORE_MERCHANT,
  /** The merchant had handled the event, its answer was on the way to Stripe. */
  AFTER_MERCHANT
}
