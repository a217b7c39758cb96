package testmode.simulator.disputes;

import java.util.Locale;

/** Where a dispute stands; the constants are Stripe's words. */
enum DisputeStatus {
  WARNING_NEEDS_RESPONSE,
  WARNING_UNDER_REVIEW,
  WARNING_CLOSED,
  NEEDS_RESPONSE,
  UNDER_REVIEW,
  WON,
  LOST;

  static DisputeStatus of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The bank only asks: no money was taken. */
  boolean isInquiry() {
    return this == WARNING_NEEDS_RESPONSE || this == WARNING_UNDER_REVIEW || this == WARNING_CLOSED;
  }

  boolean isClosed() {
    return this == WARNING_CLOSED || this == WON || this == LOST;
  }

  /** After the merchant's evidence went to the bank. */
  DisputeStatus underReview() {
    return isInquiry() ? WARNING_UNDER_REVIEW : UNDER_REVIEW;
  }

  /** Whether Stripe refuses a refund of the charge, because its money is gone already. */
  boolean blocksRefund() {
    return this == NEEDS_RESPONSE || this == UNDER_REVIEW || this == LOST;
  }
}
