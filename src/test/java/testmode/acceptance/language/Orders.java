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
  private final Map<String, Order> byAlias = new LinkedHashMap<>();

  public Orders(Stage stage) {
    this.stage = stage;
  }

  /** The merchant takes an order of this price. */
  public Order placed(String alias, Money price, Flow flow) {
    stage.needs(flow.ability());
    if (byAlias.containsKey(alias)) {
      throw new IllegalArgumentException(
          "order " + alias + " is placed twice in this scenario; give the second another alias");
    }
    Order order = new Order(alias, stage.merchant().placeOrder(flow, price), price, flow);
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
