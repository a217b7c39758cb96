package testmode.merchant;

import java.util.Optional;

/**
 * M01: a payment without an idempotency key and without a claim on the order.
 *
 * <p>Seen in real shops: every click on the button makes a PaymentIntent of its own, nobody looks
 * for the one that succeeded already, and an order ends with two or three charges.
 */
public final class NoKey extends Decisions {

  @Override
  public Optional<Attempt> claimAttempt(Claims claims, Order order, Payment payment) {
    return Optional.of(new Attempt(order.id(), order.attempt() + 1, null, null, payment));
  }
}
