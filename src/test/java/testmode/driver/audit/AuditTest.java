package testmode.driver.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static testmode.driver.audit.MadeUpTraffic.INTENTS;
import static testmode.driver.audit.MadeUpTraffic.PAY;
import static testmode.driver.audit.MadeUpTraffic.REFUNDS;
import static testmode.driver.audit.MadeUpTraffic.traffic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import testmode.driver.audit.Finding.Weight;
import testmode.network.Exchange;

class AuditTest {

  @Test
  void findsNothingInAnHonestStory() {
    Audited audited =
        Audit.of(
            traffic()
                .shopper()
                .post(INTENTS, PAY, "A-1-1")
                .replyLost()
                .post(INTENTS, PAY, "A-1-1")
                .replayed()
                .event("evt_1")
                .event("evt_1")
                .post(REFUNDS, "payment_intent=pi_1A&amount=5", "A-1-r1")
                .exchanges());

    assertThat(audited).isEqualTo(new Audited(3, List.of()));
  }

  @Test
  void tellsTheSameOnceWithAllItsExchangesAndMistakesFirst() {
    Audited audited =
        Audit.of(
            traffic()
                .post("/v1/checkout/sessions", "mode=payment", null)
                .post(INTENTS, PAY, null)
                .post(INTENTS, PAY, null)
                .exchanges());

    assertThat(audited.findings())
        .extracting(Finding::weight)
        .containsExactly(Weight.MISTAKE, Weight.REMARK);
    assertThat(audited.mistake().orElseThrow().exchanges()).containsExactly(2L, 3L);
  }

  @Test
  void aRemarkFailsNothing() {
    assertThat(Audit.of(traffic().post("/v1/checkout/sessions", "", null).exchanges()).mistake())
        .isEmpty();
  }

  @Test
  void theOrderOfTheRecordDoesNotMatter() {
    List<Exchange> exchanges =
        new ArrayList<>(
            traffic().post(INTENTS, PAY, "k1").replyLost().post(INTENTS, PAY, "k2").exchanges());
    Audited audited = Audit.of(exchanges);
    Collections.reverse(exchanges);

    assertThat(Audit.of(exchanges)).isEqualTo(audited);
    assertThat(audited.findings()).hasSize(1);
  }

  @Test
  @Timeout(10)
  void aRunawayLoopIsAuditedToo() {
    MadeUpTraffic runaway = traffic();
    for (int i = 0; i < 2_000; i++) {
      runaway.post(INTENTS, PAY, "9b2d7c1e-0f4a-4c3b-8e55-%012d".formatted(i)).replyLost();
    }

    assertThat(Audit.of(runaway.exchanges()).mistake().orElseThrow().exchanges()).hasSize(2_000);
  }

  @Test
  void aFindingIsAboutSomething() {
    assertThatThrownBy(
            () -> new Finding(Rule.NO_KEY, Weight.MISTAKE, "POST /x", "A sentence.", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a finding must be about an exchange: A sentence.");
  }
}
