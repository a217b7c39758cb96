package testmode.driver.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.driver.audit.MadeUpTraffic.INTENTS;
import static testmode.driver.audit.MadeUpTraffic.PAY;
import static testmode.driver.audit.MadeUpTraffic.REFUNDS;
import static testmode.driver.audit.MadeUpTraffic.traffic;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import testmode.driver.audit.Finding.Weight;

class NewKeyTest {

  @Test
  void anotherKeyAfterALostReplyIsAMistake() {
    assertThat(seen(paying("k1").replyLost().post(INTENTS, PAY, "k2")))
        .containsExactly(
            new Finding(
                Rule.NEW_KEY,
                Weight.MISTAKE,
                "POST /v1/payment_intents with confirm=true",
                "POST /v1/payment_intents with confirm=true is sent again, but not under the key of"
                    + " the first, whose outcome is not known: a second one charges again.",
                List.of(1L, 2L)));
  }

  @Test
  void theLegOnWhichItWasLostIsNotTheMerchantsToKnow() {
    assertThat(seen(paying("k1").requestLost().post(INTENTS, PAY, "k2"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 409})
  void theseAnswersSayNothing(int status) {
    assertThat(seen(paying("k1").answered(status, "{}").post(INTENTS, PAY, "k2"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 402, 429})
  void afterTheseAnswersAnotherKeyIsAnotherAttempt(int status) {
    assertThat(seen(paying("k1").answered(status, "{}").post(INTENTS, PAY, "k2"))).isEmpty();
  }

  @Test
  void twoAtOnceUnderTwoKeysAreAMistakeWhateverTheyAreAnswered() {
    assertThat(seen(paying("k1").slowly().post(INTENTS, PAY, "k2"))).hasSize(1);
  }

  @Test
  void withoutAnyKeyARetryIsJustAsNew() {
    assertThat(seen(paying(null).replyLost().post(INTENTS, PAY, null))).hasSize(1);
  }

  @Test
  void theSameKeyIsWhatARetryIsFor() {
    assertThat(seen(paying("k1").replyLost().post(INTENTS, PAY, "k1"))).isEmpty();
  }

  @Test
  void aNewKeyIsFoundOnceAndNotAtItsOwnRetries() {
    assertThat(
            seen(
                paying("k1")
                    .replyLost()
                    .post(INTENTS, PAY, "k2")
                    .replyLost()
                    .post(INTENTS, PAY, "k2")))
        .extracting(Finding::exchanges)
        .containsExactly(List.of(1L, 2L));
  }

  @Test
  void theNumberOfTheAttemptMakesNoOtherAct() {
    String first = PAY + "&metadata[order]=A-1&metadata[attempt]=1";
    String second = "metadata%5Battempt%5D=2&metadata%5Border%5D=A-1&" + PAY;

    assertThat(seen(traffic().post(INTENTS, first, "k1").replyLost().post(INTENTS, second, "k2")))
        .hasSize(1);
  }

  @Test
  void anotherOrderIsAnotherAct() {
    String other = PAY + "&metadata[order]=A-2";

    assertThat(seen(paying("k1").replyLost().post(INTENTS, other, "k2"))).isEmpty();
  }

  @Test
  void whoHasAskedStripeKnowsThatTheFirstNeverArrived() {
    assertThat(seen(paying("k1").requestLost().get(INTENTS).post(INTENTS, PAY, "k2"))).isEmpty();
    assertThat(seen(paying("k1").requestLost().get("/v1/prices").post(INTENTS, PAY, "k2")))
        .hasSize(1);
  }

  @Test
  void whoCouldKnowThatItWasCarriedOutNeedsToBeAskedForAnother() {
    assertThat(seen(paying("k1").replyLost().get(INTENTS).post(INTENTS, PAY, "k2"))).hasSize(1);
    assertThat(seen(paying("k1").replyLost().get(INTENTS).shopper().post(INTENTS, PAY, "k2")))
        .isEmpty();
  }

  @Test
  void whoRepeatedUnderTheFirstKeyKnows() {
    assertThat(seen(paying("k1").replyLost().post(INTENTS, PAY, "k1").post(INTENTS, PAY, "k2")))
        .isEmpty();
  }

  @Test
  void anEventSettlesItOnlyWhenItTellsOfAFailure() {
    assertThat(
            seen(
                paying("k1")
                    .replyLost()
                    .event("evt_1", "payment_intent.payment_failed", "pi_1A")
                    .post(INTENTS, PAY, "k2")))
        .isEmpty();
    assertThat(
            seen(
                paying("k1")
                    .replyLost()
                    .event("evt_1", "payment_intent.succeeded", "pi_1A")
                    .post(INTENTS, PAY, "k2")))
        .hasSize(1);
  }

  @Test
  void whereStripeRefusesASecondOneItIsARemark() {
    assertThat(
            seen(
                traffic()
                    .post(REFUNDS, "payment_intent=pi_1", "k1")
                    .replyLost()
                    .post(REFUNDS, "payment_intent=pi_1", "k2")))
        .singleElement()
        .extracting(Finding::weight)
        .isEqualTo(Weight.REMARK);
  }

  private static MadeUpTraffic paying(String key) {
    return traffic().post(INTENTS, PAY, key);
  }

  private static List<Finding> seen(MadeUpTraffic traffic) {
    return traffic.seenBy(new NewKey());
  }
}
