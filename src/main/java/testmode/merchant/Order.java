package testmode.merchant;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One order as the books had it at one moment.
 *
 * @param amount price in minor units of {@code currency}
 * @param paid what the shop has received for it, minor units
 * @param refunded what went back to the shopper, minor units
 * @param attempt number of the latest attempt to pay, 0 before the first
 * @param busy somebody talks to Stripe about it at this moment
 * @param version counts its changes
 */
record Order(
    String id,
    long amount,
    String currency,
    Status status,
    long paid,
    long refunded,
    int fulfilments,
    String reservation,
    long reservedUntil,
    @Nullable String paymentIntent,
    int attempt,
    boolean busy,
    int version,
    @Nullable String message) {

  /** Where an order stands; the two refund states follow from the refunds and are not stored. */
  enum Status {
    PENDING,
    REQUIRES_ACTION,
    UNKNOWN,
    PAID,
    PARTIALLY_REFUNDED,
    REFUNDED,
    CANCELLED;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Status of(String stored, long paid, long refunded) {
      Status status = valueOf(stored.toUpperCase(Locale.ROOT));
      if (status != PAID || refunded == 0) {
        return status;
      }
      return refunded < paid ? PARTIALLY_REFUNDED : REFUNDED;
    }
  }

  /** Payment may still change: neither paid nor cancelled. */
  boolean open() {
    return status == Status.PENDING || status == Status.REQUIRES_ACTION || status == Status.UNKNOWN;
  }

  /** Was paid, whatever was refunded since. */
  boolean wasPaid() {
    return !open() && status != Status.CANCELLED;
  }

  /** The same order, to be asked about by this PaymentIntent. */
  Order with(String intent) {
    return new Order(
        id,
        amount,
        currency,
        status,
        paid,
        refunded,
        fulfilments,
        reservation,
        reservedUntil,
        intent,
        attempt,
        busy,
        version,
        message);
  }
}
