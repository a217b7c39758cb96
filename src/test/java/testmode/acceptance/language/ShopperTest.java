package testmode.acceptance.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import testmode.acceptance.evidence.NotLookedAt;
import testmode.driver.Flow;
import testmode.driver.Money;
import testmode.driver.PaymentAnswer.Kind;

/** What a shopper waits for, and what she leaves before. */
class ShopperTest {

  private static final Order ORDER = order(Flow.SERVER_CONFIRM);

  private final FakeApp app = new FakeApp();
  private final Shopper shopper =
      new Shopper(
          app.stage,
          new Finding(
              app.stage, new Accounts(app.stage, new Orders(app.stage, new Prices(app.stage)))));

  @Test
  void whoWaitedForAnAnswerInVainPassesInPartAndSaysSo() {
    app.kind = Kind.BROKEN;
    app.keepsWaiting = Duration.ofSeconds(30);

    shopper.pays("Ada", ORDER, CardStory.SUCCEEDS);
    shopper.pays("Ben", ORDER, CardStory.SUCCEEDS);

    assertThat(app.stage.notLookedAt())
        .containsExactly(
            new NotLookedAt(
                "answers to the shopper", "my shop gave none within 30 s, and she was gone"));
  }

  @Test
  void anAnswerThatIsLateIsOneAndOneThatIsBrokenAtOnceIsSeen() {
    app.keepsWaiting = Duration.ofSeconds(40);
    shopper.pays("Ada", ORDER, CardStory.SUCCEEDS);
    app.kind = Kind.BROKEN;
    app.keepsWaiting = Duration.ofSeconds(29);
    shopper.pays("Ada", ORDER, CardStory.SUCCEEDS);

    assertThat(app.stage.notLookedAt()).isEmpty();
  }

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
