package testmode.acceptance.language;

import testmode.driver.Flow;
import testmode.driver.Money;
import testmode.driver.Outcome;

/** Orders that are paid when the scenario begins, in whichever way the merchant offers. */
public final class PaidOrders {

  private final Stage stage;
  private final Orders orders;
  private final Shopper shopper;
  private final BooksSide books;

  public PaidOrders(Stage stage, Orders orders, Shopper shopper, BooksSide books) {
    this.stage = stage;
    this.orders = orders;
    this.shopper = shopper;
    this.books = books;
  }

  /** Ada placed and paid an order of this price. */
  public Order paid(String alias, Money price) {
    Flow flow =
        stage.merchant().lacks(Flow.SERVER_CONFIRM.ability()).isEmpty()
            ? Flow.SERVER_CONFIRM
            : Flow.SHOPPER_CONFIRM;
    Order order = orders.placed(alias, price, flow);
    shopper.pays("Ada", order, CardStory.SUCCEEDS);
    books.outcomeIs(order, Outcome.PAID);
    return order;
  }
}
