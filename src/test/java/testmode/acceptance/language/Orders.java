package testmode.acceptance.language;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import testmode.driver.Flow;
import testmode.driver.Money;

/** The orders of one scenario, by alias. */
public final class Orders {

  private final Stage stage;
  private final Prices prices;
  private final Map<String, Order> byAlias = new LinkedHashMap<>();

  public Orders(Stage stage, Prices prices) {
    this.stage = stage;
    this.prices = prices;
  }

  /** The merchant takes an order, to be paid in the other way where it does not offer this one. */
  public Order placedEitherWay(String alias, Money price, Flow preferred) {
    Flow other = preferred == Flow.SERVER_CONFIRM ? Flow.SHOPPER_CONFIRM : Flow.SERVER_CONFIRM;
    boolean offered = stage.merchant().lacks(preferred.ability()).isEmpty();
    return placed(alias, price, offered ? preferred : other);
  }

  /** The merchant takes an order of this price, or of its own where that cannot be chosen. */
  public Order placed(String alias, Money price, Flow flow) {
    stage.needs(flow.ability());
    if (byAlias.containsKey(alias)) {
      throw new IllegalArgumentException(
          "order " + alias + " is placed twice in this scenario; give the second another alias");
    }
    String id = stage.merchant().placeOrder(flow, price);
    Order order = new Order(alias, id, price, flow, () -> prices.of(id, price));
    byAlias.put(alias, order);
    return order;
  }

  /** An order placed earlier in this scenario. */
  public Order named(String alias) {
    Order order = byAlias.get(alias);
    if (order == null) {
      throw new IllegalArgumentException(
          "order " + alias + " was never placed in this scenario; placed are " + byAlias.keySet());
    }
    return order;
  }

  /** All of them, in the order of placing. */
  public Collection<Order> all() {
    return List.copyOf(byAlias.values());
  }
}
