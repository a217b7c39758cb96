package testmode.acceptance.language;

import testmode.driver.Flow;
import testmode.driver.Money;
import testmode.driver.Outcome;

/** Orders that are paid when the scenario begins, in whichever way the merchant offers. */
public final class PaidOrders {

  private final Orders orders;
  private final Shopper shopper;
  private final BooksSide books;

  public PaidOrders(Orders orders, Shopper shopper, BooksSide books) {
    this.orders = orders;
    this.shopper = shopper;
    this.books = books;
  }

  /** Ada placed and paid an order of this price. */
  public Order paid(String alias, Money price) {
    Order order = orders.placedEitherWay(alias, price, Flow.SERVER_CONFIRM);
    shopper.pays("Ada", order, CardStory.SUCCEEDS);
    books.outcomeIs(order, Outcome.PAID);
    return order;
  }
}
