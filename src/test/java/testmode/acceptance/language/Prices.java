package testmode.acceptance.language;

import java.math.BigDecimal;
import java.util.Optional;
import testmode.driver.Ability;
import testmode.driver.Money;

/**
 * What the amounts in a scenario's sentences mean. Where prices can be chosen, they are meant as
 * they are written. Of an app with prices of its own:
 *
 * <pre>
 *   order A-1 of 40.00 EUR, and the shop asks 59.99 USD for it
 *     40.00 EUR  what the order costs ......... 59.99 USD
 *     10.00 EUR  a part of it ................. 10.00 USD, if that is a part of the price too
 *     40.01 EUR  more than it by 0.01 ......... 60.00 USD
 * </pre>
 *
 * <p>So sums stay sums, and nothing depends on how something is rounded.
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
   * @throws org.opentest4j.TestAbortedException for an amount that has no meaning without a price
   *     that was chosen: the shop's is too small, or not told, or in whole yen
   */
  Optional<Money> meant(Order order, Money written) {
    if (chosen()) {
      return Optional.of(written);
    }
    Optional<Money> price = order.price();
    if (written.equals(order.asked())) {
      return price;
    }
    Optional<Money> meant = price.flatMap(real -> beside(real, order.asked(), written));
    if (meant.isEmpty()) {
      stage.needs(Ability.CHOSEN_PRICE);
    }
    return meant;
  }

  /** The amount that stands to the real price as the written one stands to the asked. */
  private static Optional<Money> beside(Money real, Money asked, Money written) {
    if (!written.currency().equals(asked.currency())) {
      return Optional.empty();
    }
    try {
      if (written.compareTo(asked) > 0) {
        return Optional.of(real.plus(in(real.currency(), written.minus(asked))));
      }
      Money part = in(real.currency(), written);
      return part.compareTo(real) < 0 ? Optional.of(part) : Optional.empty();
    } catch (ArithmeticException moreDecimalsThanTheCurrency) {
      return Optional.empty();
    }
  }

  private static Money in(String currency, Money amount) {
    return Money.ofMajor(new BigDecimal(amount.major()), currency);
  }

  private boolean chosen() {
    return stage.merchant().lacks(Ability.CHOSEN_PRICE).isEmpty();
  }
}
