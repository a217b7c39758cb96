package testmode.merchant;

import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * M22: a refund is asked for without an idempotency key and without a look at what is left.
 *
 * <p>Seen in real shops: one click in the back office sends two requests, or one reply gets lost,
 * and the money goes back twice.
 */
public final class UnclaimedRefund extends Decisions {

  @Override
  public RefundBook.Claim claimRefund(
      Handle books, Order order, @Nullable Long amount, @Nullable String officeKey, long now) {
    String id = "refund_" + UUID.randomUUID();
    long wanted = amount == null ? order.paid() : amount;
    books.execute(
        "INSERT INTO refunds (id, order_id, amount, state, asked_at) VALUES (?, ?, ?, 'asked', ?)",
        id,
        order.id(),
        wanted,
        now);
    return new RefundBook.Claim(
        new RefundBook.Row(id, order.id(), wanted, "asked", null, now, null, null), true);
  }
}
