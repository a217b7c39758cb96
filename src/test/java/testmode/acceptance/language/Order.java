package testmode.acceptance.language;

import testmode.driver.Flow;
import testmode.driver.Money;

/**
 * An order by the name it has in the scenario.
 *
 * @param alias as features write it, {@code A-1}
 * @param id the app's own id
 */
public record Order(String alias, String id, Money price, Flow flow) {

  @Override
  public String toString() {
    return alias;
  }
}
