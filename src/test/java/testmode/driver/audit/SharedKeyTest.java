package testmode.driver.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static testmode.driver.audit.MadeUpTraffic.INTENTS;
import static testmode.driver.audit.MadeUpTraffic.PAY;
import static testmode.driver.audit.MadeUpTraffic.REFUNDS;
import static testmode.driver.audit.MadeUpTraffic.traffic;

import java.util.List;
import org.junit.jupiter.api.Test;

class SharedKeyTest {

  private static final String OTHER_CARD = PAY.replace("visa", "mastercard");
  private static final String REFUSAL = "{\"error\": {\"type\": \"idempotency_error\"}}";

  @Test
  void stripesOwnRefusalIsAMistake() {
    assertThat(
            seen(
                traffic()
                    .post(INTENTS, PAY, "A-1")
                    .post(INTENTS, OTHER_CARD, "A-1")
                    .answered(400, REFUSAL)))
        .extracting(Finding::rule, Finding::mistake, Finding::exchanges)
        .containsExactly(tuple(Rule.SHARED_KEY, true, List.of(1L, 2L)));
  }

  @Test
  void itCountsAlsoWhenTheFirstIsNotInTheRecord() {
    assertThat(seen(traffic().post(INTENTS, PAY, "A-1").answered(400, REFUSAL)))
        .extracting(Finding::exchanges)
        .containsExactly(List.of(1L));
  }

  @Test
  void whatNeverGotToStripeIsComparedHere() {
    assertThat(
            seen(
                traffic().post(INTENTS, PAY, "A-1").post(INTENTS, OTHER_CARD, "A-1").requestLost()))
        .hasSize(1);
    assertThat(
            seen(traffic().post(INTENTS, PAY, "A-1").post(REFUNDS, PAY, "A-1").answered(503, "")))
        .extracting(Finding::call)
        .containsExactly("POST /v1/refunds with an amount");
  }

  @Test
  void whatStripeTookForTheSameIsTheSame() {
    assertThat(seen(traffic().post(INTENTS, PAY, "A-1").post(INTENTS, OTHER_CARD, "A-1")))
        .isEmpty();
  }

  @Test
  void theOrderOfParametersAndTheirEncodingMakeNoDifference() {
    assertThat(
            seen(
                traffic()
                    .post(INTENTS, "a[b]=1&c=x+y", "A-1")
                    .post(INTENTS, "c=x%20y&a%5Bb%5D=1", "A-1")
                    .requestLost()))
        .isEmpty();
  }

  @Test
  void requestsWithoutAKeyShareNone() {
    assertThat(
            seen(traffic().post(INTENTS, PAY, null).post(REFUNDS, "amount=1", null).requestLost()))
        .isEmpty();
  }

  private static List<Finding> seen(MadeUpTraffic traffic) {
    return traffic.seenBy(new SharedKey());
  }
}
