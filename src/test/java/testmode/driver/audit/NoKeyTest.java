package testmode.driver.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.driver.audit.MadeUpTraffic.INTENTS;
import static testmode.driver.audit.MadeUpTraffic.PAY;
import static testmode.driver.audit.MadeUpTraffic.REFUNDS;
import static testmode.driver.audit.MadeUpTraffic.traffic;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import testmode.driver.audit.Finding.Weight;

class NoKeyTest {

  @Test
  void aPaymentWithoutAKeyIsAMistake() {
    assertThat(traffic().shopper().post(INTENTS, PAY, null).seenBy(new NoKey()))
        .containsExactly(
            new Finding(
                Rule.NO_KEY,
                Weight.MISTAKE,
                "POST /v1/payment_intents with confirm=true",
                "POST /v1/payment_intents with confirm=true is sent without an Idempotency-Key: a"
                    + " second one charges again.",
                List.of(2L)));
  }

  @Test
  void aKeyOfAnyKindWillDo() {
    assertThat(traffic().post(INTENTS, PAY, "A-1").seenBy(new NoKey())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/payment_intents, amount=1&confirm=true, MISTAKE",
    "/v1/payment_intents, amount=1&confirm=false, REMARK",
    "/v1/payment_intents/pi_1/confirm, , REMARK",
    "/v1/payment_intents/pi_1/capture, , REMARK",
    "/v1/charges, amount=1, MISTAKE",
    "/v1/refunds, payment_intent=pi_1&amount=5, MISTAKE",
    "/v1/refunds, payment_intent=pi_1, REMARK",
    "/v1/charges/ch_1/refund, amount=5, MISTAKE",
    "/v1/checkout/sessions, mode=payment, REMARK",
    "/v1/transfers, amount=5, MISTAKE",
    "/v1/payouts, amount=5, MISTAKE",
  })
  void weighsACallByWhatASecondOneDoes(String path, String body, Weight weight) {
    assertThat(traffic().post(path, body == null ? "" : body, null).seenBy(new NoKey()))
        .singleElement()
        .extracting(Finding::weight)
        .isEqualTo(weight);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/customers",
        "/v1/payment_intents/pi_1",
        "/v1/payment_intents/pi_1/cancel",
        "/v1/checkout/sessions/cs_1/expire",
        "/v1/setup_intents"
      })
  void whatMovesNothingNeedsNone(String path) {
    assertThat(traffic().post(path, "confirm=true", null).seenBy(new NoKey())).isEmpty();
  }

  @Test
  void aSessionThatOnlySavesACardMovesNothing() {
    assertThat(traffic().post("/v1/checkout/sessions", "mode=setup", null).seenBy(new NoKey()))
        .isEmpty();
  }

  @Test
  void whatTheScenarioSendsItselfIsNotTheMerchants() {
    assertThat(traffic().post(REFUNDS, "amount=5", null).ofTheScenario().seenBy(new NoKey()))
        .isEmpty();
  }
}
