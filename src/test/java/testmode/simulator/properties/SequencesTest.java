package testmode.simulator.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import testmode.simulator.SimulatorConfig;
import testmode.simulator.StripeSimulator;
import testmode.simulator.Wire;

/** Sequences of legal and illegal calls, over several payments, with time passing between them. */
@Timeout(300)
final class SequencesTest {
  private static final SimulatorConfig CONFIG =
      SimulatorConfig.defaults().withClockStart(Instant.parse("2026-11-23T12:00:00Z"));

  private static final AtomicInteger ACCOUNTS = new AtomicInteger();
  private static StripeSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = StripeSimulator.start(CONFIG);
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private Wire newAccount() {
    return Wire.bearer(simulator, "sk_test_sequence" + ACCOUNTS.incrementAndGet());
  }

  private static Session played(StripeSimulator simulator, Wire account, List<Step> steps) {
    Session session = new Session(account, Wire.anonymous(simulator), "key");
    session.play(steps);
    return session;
  }

  private static List<String> transcript(List<Step> steps) {
    try (StripeSimulator fresh = StripeSimulator.start(CONFIG)) {
      Wire account = Wire.bearer(fresh, "sk_test_again");
      List<String> transcript = new ArrayList<>(played(fresh, account, steps).transcript());
      AccountView.read(account, AccountView.LARGEST_PAGE)
          .byUrl()
          .forEach((url, list) -> transcript.add(url + " " + list));
      // The port is the machine's choice, and stands in the addresses of pages.
      transcript.replaceAll(line -> line.replace(fresh.baseUri().toString(), ""));
      return transcript;
    }
  }

  @Test
  void whateverIsCalledTheAccountAddsUp() {
    Map<String, Integer> outcomes = new TreeMap<>();
    Chances.hold(
        SequencesTest.class,
        Tries.of(1, 100),
        Step.sequences(),
        steps -> {
          Wire account = newAccount();
          Session session = played(simulator, account, steps);
          session.outcomes().forEach((name, count) -> outcomes.merge(name, count, Integer::sum));
          assertThat(Audit.of(account)).as("what does not add up").isEmpty();
        });
    assertThat(outcomes)
        .as("what was tried, and how it was answered")
        .containsKeys("PAY 200", "PAY 402", "HOLD 200", "CREATE 200", "CONFIRM 200", "CONFIRM 400")
        .containsKeys("CAPTURE 200", "CAPTURE 400", "CANCEL 200", "CANCEL 400", "AUTHENTICATE 200")
        .containsKeys("ANSWER_A_DISPUTE 200", "GIVE_UP_A_DISPUTE 200", "PAY_OUT 200", "PAY_OUT 400")
        .containsKeys("TAKE_BACK_A_PAYOUT 200")
        .containsKeys("REFUND 200", "REFUND 400", "REFUND_THE_REST 200", "REFUND_THE_REST 400")
        .containsKeys("CHANGE 200", "WAIT 200", "REPEAT 200", "REUSE_THE_KEY 400");
  }

  @Test
  void everyListIsTheSameInPagesOfAnySize() {
    Chances.hold(
        SequencesTest.class,
        Tries.of(2, 12),
        Step.sequences(),
        steps -> {
          Wire account = newAccount();
          played(simulator, account, steps);
          AccountView whole = AccountView.read(account, AccountView.LARGEST_PAGE);
          int small = 1 + steps.size() % 4;
          assertThat(AccountView.read(account, small)).as("pages of " + small).isEqualTo(whole);
          assertThat(whole.byUrl().get("/v1/events")).as("events").isNotNull();
        });
  }

  @Test
  void theSameSeedAndCallsGiveTheSameBytes() {
    Chances.hold(
        SequencesTest.class,
        Tries.of(3, 8),
        Step.sequences(),
        steps -> assertThat(transcript(steps)).isEqualTo(transcript(steps)));
  }
}
