package testmode.driver.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static testmode.driver.audit.MadeUpTraffic.REFUNDS;
import static testmode.driver.audit.MadeUpTraffic.traffic;

import java.util.List;
import org.junit.jupiter.api.Test;

class HandledTwiceTest {

  private static final String BODY = "amount=500&payment_intent=pi_1";

  @Test
  void aRefundForEachDeliveryIsAMistake() {
    assertThat(seen(delivered().post(REFUNDS, BODY, "k1").event("evt_1").post(REFUNDS, BODY, "k2")))
        .extracting(Finding::rule, Finding::mistake, Finding::exchanges)
        .containsExactly(tuple(Rule.HANDLED_TWICE, true, List.of(2L, 4L)));
  }

  @Test
  void copiesAtOnceAreNoExcuse() {
    assertThat(
            seen(
                delivered()
                    .event("evt_1")
                    .event("evt_1")
                    .post(REFUNDS, BODY, null)
                    .post(REFUNDS, BODY, null)))
        .hasSize(1);
  }

  @Test
  void theSameKeyMakesItOnce() {
    assertThat(seen(delivered().post(REFUNDS, BODY, "k1").event("evt_1").post(REFUNDS, BODY, "k1")))
        .isEmpty();
  }

  @Test
  void aDeliveryThatWasRefusedIsMeantToComeAgain() {
    assertThat(
            seen(
                delivered()
                    .answered(500, "")
                    .post(REFUNDS, BODY, "k1")
                    .event("evt_1")
                    .post(REFUNDS, BODY, "k2")))
        .isEmpty();
  }

  @Test
  void anotherEventIsAnotherCause() {
    assertThat(
            seen(
                delivered()
                    .post(REFUNDS, BODY, "k1")
                    .event("evt_2", "charge.updated", "ch_1")
                    .post(REFUNDS, BODY, "k2")))
        .isEmpty();
  }

  @Test
  void whatAShopperAskedForIsNotTheEventsDoing() {
    assertThat(
            seen(
                delivered()
                    .post(REFUNDS, BODY, "k1")
                    .event("evt_1")
                    .shopper()
                    .post(REFUNDS, BODY, "k2")))
        .isEmpty();
  }

  @Test
  void aSecondCallForOneDeliveryIsNoSecondHandling() {
    assertThat(seen(delivered().post(REFUNDS, BODY, "k1").post(REFUNDS, BODY, "k2"))).isEmpty();
  }

  private static MadeUpTraffic delivered() {
    return traffic().event("evt_1");
  }

  private static List<Finding> seen(MadeUpTraffic traffic) {
    return traffic.seenBy(new HandledTwice());
  }
}
