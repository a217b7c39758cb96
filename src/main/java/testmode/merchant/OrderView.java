package testmode.merchant;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order in the books, as JSON. */
final class OrderView {

  private OrderView() {}

  /**
   * @param office true shows why a bank really declined; a shopper only sees what may be told
   */
  static String json(
      Order order, List<Attempt.Line> attempts, @Nullable Settlement settlement, boolean office) {
    return Json.write(
        Json.object(
            "id",
            order.id(),
            "status",
            order.status().wire(),
            "amount",
            order.amount(),
            "currency",
            order.currency(),
            "paid",
            order.paid(),
            "refunded",
            order.refunded(),
            "fulfilments",
            order.fulfilments(),
            "reservation",
            order.reservation(),
            "payment_intent",
            order.paymentIntent(),
            "settlement",
            settlement == null ? null : money(settlement),
            "attempts",
            attempts.stream().map(attempt -> line(attempt, office)).toList(),
            "message",
            order.message()));
  }

  private static Object money(Settlement settlement) {
    return Json.object(
        "amount",
        settlement.amount(),
        "currency",
        settlement.currency(),
        "exchange_rate",
        settlement.exchangeRate(),
        "fee",
        settlement.fee(),
        "net",
        settlement.net());
  }

  private static Object line(Attempt.Line attempt, boolean office) {
    String reason = attempt.reason();
    boolean plain = office || reason == null;
    return Json.object(
        "number",
        attempt.number(),
        "outcome",
        attempt.outcome(),
        "reason",
        plain ? reason : Declines.told(reason).reason(),
        "failure",
        attempt.failure());
  }
}
