package testmode.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which attempts a plan strikes; {@link CallFaultsTest} sees the same through the door. */
class FaultPlanTest {

  private static final Fault LOST = Faults.byName("request-lost");
  private static final Fault BROKEN = Faults.byName("broken-500");

  private final FaultBoard board = new FaultBoard();

  @Test
  void countsFromTheNthMatchOn() {
    board.apply(LOST, FaultPlan.next(2).startingAt(3));

    assertThat(struckOrdinals(6)).containsExactly(3, 4);
  }

  @Test
  void countsOnlyWhatMatches() {
    board.apply(LOST, FaultPlan.nth(2).from(Party.MERCHANT).to("post", "/v1/refunds*"));

    assertThat(board.forCall(Party.MERCHANT, "POST", "/v1/refunds", "a")).isNull();
    assertThat(board.forCall(Party.MERCHANT, "GET", "/v1/refunds", "b")).isNull();
    assertThat(board.forCall(Party.SHOPPER, "POST", "/v1/refunds", "c")).isNull();
    assertThat(board.forCall(Party.MERCHANT, "POST", "/v1/charges", "d")).isNull();
    assertThat(board.forCall(Party.MERCHANT, "POST", "/v1/refunds/re_1", "e")).isNotNull();
  }

  @Test
  void twoPlansForTheNextStrikeTheNextTwo() {
    board.apply(LOST, FaultPlan.next());
    board.apply(BROKEN, FaultPlan.next());

    assertThat(strike("a")).isEqualTo("request-lost");
    assertThat(strike("b")).isEqualTo("broken-500");
    assertThat(strike("c")).isEqualTo("none");
  }

  @Test
  void oneOfSeveralPatternsIsEnoughAndEachIsWhole() {
    FaultPlan plan = FaultPlan.every().to("POST", "/v1/payment_intents*|/v1/checkout/sessions");

    assertThat(plan.matchesCall(Party.MERCHANT, "POST", "/v1/payment_intents/pi_1")).isTrue();
    assertThat(plan.matchesCall(Party.MERCHANT, "POST", "/v1/checkout/sessions")).isTrue();
    assertThat(plan.matchesCall(Party.MERCHANT, "POST", "/v1/checkout/sessions/cs_1/expire"))
        .isFalse();
    assertThat(plan.matchesCall(Party.MERCHANT, "POST", "/x/v1/checkout/sessions")).isFalse();
  }

  @Test
  void aPatternTakesEverythingButTheStarLiterally() {
    FaultPlan plan = FaultPlan.every().to("POST", "/v1/payment_intents/*/confirm");

    assertThat(plan.matchesCall(Party.SHOPPER, "POST", "/v1/payment_intents/pi_1/confirm"))
        .isTrue();
    assertThat(plan.matchesCall(Party.SHOPPER, "POST", "/v1/payment_intents/confirm")).isFalse();
    assertThat(FaultPlan.every().ofType("a.b").matchesEvent("axb")).isFalse();
    assertThat(FaultPlan.every().ofType("a.*").matchesEvent(null)).isFalse();
  }

  @Test
  void strikesExactlyAsOftenAsPlannedUnderSixteenThreads() throws Exception {
    board.apply(LOST, FaultPlan.next(200_000).startingAt(11));

    assertThat(bySixteenThreads(20_000, (thread, i) -> "any")).isEqualTo(200_000);
  }

  @Test
  void strikesAllAttemptsOfExactlyThePlannedCallsUnderSixteenThreads() throws Exception {
    board.apply(LOST, FaultPlan.next(5).allAttemptsOfOneCall());

    // Every thread sends every call once: each call has sixteen attempts.
    assertThat(bySixteenThreads(100, (thread, i) -> "call-" + i)).isEqualTo(5 * 16);
  }

  @Test
  void refusesNumbersOutOfRange() {
    assertThatThrownBy(() -> FaultPlan.next(0)).hasMessage("times (0) must be at least 1");
    assertThatThrownBy(() -> FaultPlan.nth(0)).hasMessage("fromNth (0) must be at least 1");
  }

  @Test
  void refusesWhatTheFaultWouldIgnore() {
    assertThatThrownBy(
            () -> board.apply(Faults.byName("event-late"), FaultPlan.next().to("POST", "/v1/*")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("event-late strikes events: choose them by type, not as calls");
    assertThatThrownBy(() -> board.apply(LOST, FaultPlan.next().ofType("charge.*")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("request-lost strikes calls to Stripe");
  }

  private interface Naming {
    String call(int thread, int i);
  }

  private long bySixteenThreads(int calls, Naming naming) throws Exception {
    CyclicBarrier start = new CyclicBarrier(16);
    ExecutorService threads = Executors.newFixedThreadPool(16);
    List<Future<Long>> strikes = new ArrayList<>();
    for (int t = 0; t < 16; t++) {
      int thread = t;
      strikes.add(
          threads.submit(
              () -> {
                start.await();
                return IntStream.range(0, calls)
                    .filter(i -> !strike(naming.call(thread, i)).equals("none"))
                    .count();
              }));
    }
    threads.shutdown();
    long sum = 0;
    for (Future<Long> strike : strikes) {
      sum += strike.get();
    }
    return sum;
  }

  private List<Integer> struckOrdinals(int attempts) {
    return IntStream.rangeClosed(1, attempts)
        .filter(i -> !strike("same call").equals("none"))
        .boxed()
        .toList();
  }

  private String strike(String call) {
    ArmedFault armed = board.forCall(Party.MERCHANT, "POST", "/v1/refunds", call);
    return armed == null ? "none" : armed.fault().name();
  }
}
