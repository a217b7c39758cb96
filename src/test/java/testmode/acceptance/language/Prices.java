package testmode.acceptance.language;

import java.util.Optional;
import testmode.driver.Ability;
import testmode.driver.Money;

/**
 * What the amounts in a scenario's sentences mean. Where prices can be chosen, they are meant as
 * they are written. Of an app with prices of its own, the amount that an order was to cost stands
 * for what it does cost there; any other amount says nothing about it.
 */
public final class Prices {

  private final Stage stage;

  public Prices(Stage stage) {
    this.stage = stage;
  }

  /** What the order costs, as far as the app has told it. */
  Optional<Money> of(String order, Money asked) {
    if (chosen()) {
      return Optional.of(asked);
    }
    try {
      return Optional.of(stage.merchant().price(order));
    } catch (IllegalStateException onlyOnceTheShopperPays) {
      return Optional.empty();
    }
  }

  /**
   * The amount that a sentence about this order means; empty when it is the order's price, and the
   * app has not told that yet.
   *
   * @throws org.opentest4j.TestAbortedException for an amount that needs a price that was chosen
   */
  Optional<Money> meant(Order order, Money written) {
    if (chosen()) {
      return Optional.of(written);
    }
    if (written.equals(order.asked())) {
      return order.price();
    }
    stage.needs(Ability.CHOSEN_PRICE);
    return Optional.of(written);
  }

  private boolean chosen() {
    return stage.merchant().lacks(Ability.CHOSEN_PRICE).isEmpty();
  }
}
