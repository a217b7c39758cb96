package testmode.merchant;

/**
 * M02: one idempotency key for an order, however often it is tried.
 *
 * <p>Seen in real shops: keys made of the order number, or of customer and date. After a decline
 * Stripe repeats that decline, or refuses the other card because the parameters differ, and the
 * shopper is locked out for a day.
 */
public final class KeyPerOrder extends Decisions {

  @Override
  public String idempotencyKey(Order order, int number) {
    return order.id();
  }
}
