package testmode.acceptance.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import testmode.driver.Flow;
import testmode.driver.Money;

/** A shopper of whose payment only Stripe can tell. */
class ShopperTest {

  private final FakeApp app = new FakeApp();
  private final Shopper shopper =
      new Shopper(
          app.stage,
          new Finding(
              app.stage, new Accounts(app.stage, new Orders(app.stage, new Prices(app.stage)))));

  @Test
  void isGoneWhenSheHasConfirmed() {
    shopper.paysUnheard("Ada", order(Flow.SHOPPER_CONFIRM));

    assertThat(app.acts).containsExactly("pays with pm_card_visa and LEAVES");
  }

  @Test
  void isGoneWhenSheHasApprovedWhatTheMerchantConfirmed() {
    shopper.paysUnheard("Ada", order(Flow.SERVER_CONFIRM));

    assertThat(app.acts)
        .containsExactly(
            "pays with pm_card_threeDSecure2Required and STAYS", "approves (true) and LEAVES");
  }

  private static Order order(Flow flow) {
    return new Order("A-1", "ord_1", new Money(4000, "eur"), flow);
  }
}
