package testmode.driver.assembly;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import testmode.driver.StripeLedger;

/**
 * A ledger that knows which order a payment is for, also when the app writes no id on it by which
 * the scenario knows the order: a shop that has an order only at the end cannot.
 */
final class OrdersLedger implements StripeLedger {

  /** Stands in a payment's metadata beside what the app wrote there. */
  static final String ORDER = "testmode_order";

  private final StripeLedger ledger;
  private final Function<Set<String>, Optional<String>> orderOf;

  /**
   * @param orderOf the order for whose payment the app told one of these ids of Stripe's
   */
  OrdersLedger(StripeLedger ledger, Function<Set<String>, Optional<String>> orderOf) {
    this.ledger = ledger;
    this.orderOf = orderOf;
  }

  @Override
  public List<Payment> payments() {
    return ledger.payments().stream().map(this::told).toList();
  }

  private Payment told(Payment payment) {
    Set<String> ids = new HashSet<>(payment.metadata().values());
    ids.add(payment.id());
    Optional<String> order = orderOf.apply(ids);
    if (order.isEmpty() || payment.metadata().containsValue(order.get())) {
      return payment;
    }
    Map<String, String> metadata = new HashMap<>(payment.metadata());
    metadata.put(ORDER, order.get());
    return new Payment(
        payment.id(), payment.status(), payment.amount(), metadata, payment.charges());
  }

  @Override
  public List<Event> events() {
    return ledger.events();
  }

  @Override
  public String eventJson(String event) {
    return ledger.eventJson(event);
  }
}
