package shop.checkout;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The orders since the shop was started: enough for an example. */
final class Orders {

  private static final Map<String, Long> PRICES = Map.of("balcony", 4000L, "stalls", 6500L);
  private static final int MOST = 8;

  private final Map<String, Order> byId = new ConcurrentHashMap<>();

  /** Takes an order; its id is the shopper's only ticket to it, and not to be guessed. */
  Order take(String seat, int quantity) {
    Long price = PRICES.get(seat);
    if (price == null || quantity < 1 || quantity > MOST) {
      throw new Refused(422, "We sell 1 to " + MOST + " tickets, in the balcony or the stalls.");
    }
    Order order = new Order(UUID.randomUUID().toString(), seat, quantity, price * quantity);
    byId.put(order.id(), order);
    return order;
  }

  Order get(String id) {
    return find(id).orElseThrow(() -> new Refused(404, "There is no such order."));
  }

  /** Events may be about what another shop sold on the same Stripe account. */
  Optional<Order> find(String id) {
    return id == null ? Optional.empty() : Optional.ofNullable(byId.get(id));
  }

  Optional<Order> paidBy(String paymentIntent) {
    return all().stream().filter(order -> order.isPaidBy(paymentIntent)).findFirst();
  }

  List<Order> all() {
    return List.copyOf(byId.values());
  }
}
