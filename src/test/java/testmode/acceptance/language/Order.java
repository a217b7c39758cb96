package testmode.acceptance.language;

import java.util.Optional;
import java.util.function.Supplier;
import testmode.driver.Flow;
import testmode.driver.Money;

/**
 * An order by the name it has in the scenario.
 *
 * @param alias as features write it, {@code A-1}
 * @param id the app's own id
 * @param asked what it was to cost; an app whose prices cannot be chosen has its own
 * @param told what it costs in the shop; empty as long as the shop has not told
 */
public record Order(
    String alias, String id, Money asked, Flow flow, Supplier<Optional<Money>> told) {

  /** Of an app whose prices can be chosen. */
  Order(String alias, String id, Money price, Flow flow) {
    this(alias, id, price, flow, () -> Optional.of(price));
  }

  /** What it costs in the shop; empty as long as the shop has not told. */
  Optional<Money> price() {
    return told.get();
  }

  /** Its currency, as far as that is known. */
  String currency() {
    return price().orElse(asked).currency();
  }

  @Override
  public String toString() {
    return alias;
  }
}
