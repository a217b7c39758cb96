package testmode.driver.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import testmode.driver.recording.KeptExchange;
import testmode.driver.recording.KeptExchange.Struck;
import testmode.network.Leg;

class StripesOrderTest {

  private static List<Long> order(KeptExchange... exchanges) {
    return new StripesOrder(List.of(exchanges))
        .exchanges().stream().map(KeptExchange::number).toList();
  }

  @Test
  void whatHappenedOneAfterTheOtherStaysSo() {
    assertThat(
            order(
                Kept.call(1, "POST", 10, 5),
                Kept.call(2, "GET", 15, 5),
                Kept.call(3, "POST", 20, 0)))
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void aCallThatWasHeldOnItsWayIsOvertaken() {
    Struck slow = new Struck("slow", Leg.BEFORE_STRIPE);

    assertThat(
            order(
                Kept.call(1, "POST", 10, 1000, slow, Map.of(), Map.of()),
                Kept.call(2, "POST", 20, 5)))
        .containsExactly(2L, 1L);
  }

  @Test
  void aCallWhoseAnswerWasHeldIsNot() {
    Struck late = new Struck("reply-late", Leg.AFTER_STRIPE);

    assertThat(
            order(
                Kept.call(1, "POST", 10, 1000, late, Map.of(), Map.of()),
                Kept.call(2, "POST", 20, 5)))
        .containsExactly(1L, 2L);
  }

  @Test
  void aReplayedAnswerComesAfterTheOneThatItRepeats() {
    Map<String, String> key = Map.of("idempotency-key", "k-1");

    assertThat(
            order(
                Kept.call(1, "POST", 10, 50, null, key, Map.of()),
                Kept.call(2, "POST", 11, 40, null, key, Map.of("idempotent-replayed", "true")),
                Kept.call(3, "POST", 70, 1)))
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void aChangeComesAfterTheCallThatMadeItsObject() {
    KeptExchange slow =
        Kept.lasting(
            500, Kept.answered(1, "POST", "/v1/payment_intents", "{'id': 'pi_3AbcDef12'}"));
    KeptExchange toldByAnEvent =
        Kept.answered(2, "POST", "/v1/payment_intents/pi_3AbcDef12", "{'id': 'pi_3AbcDef12'}");

    assertThat(order(slow, toldByAnEvent)).containsExactly(1L, 2L);
  }

  @Test
  void onlyBesideAChangeAnAnswerIsUncertain() {
    KeptExchange change = Kept.call(1, "POST", 10, 50);
    KeptExchange beside = Kept.call(2, "GET", 20, 5);
    KeptExchange another = Kept.call(3, "GET", 22, 5);
    KeptExchange after = Kept.call(4, "GET", 62, 5);
    StripesOrder all = new StripesOrder(List.of(change, beside, another, after));
    StripesOrder reads = new StripesOrder(List.of(beside, another, after));

    assertThat(all.wasAlone(change)).isFalse();
    assertThat(all.wasAlone(beside)).isFalse();
    assertThat(all.wasAlone(after)).isTrue();
    assertThat(reads.wasAlone(beside)).isTrue();
  }
}
