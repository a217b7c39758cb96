package testmode.driver.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.driver.web.TinyServer;
import testmode.driver.web.Web;

class SimulatorTimeTest {

  private static final Instant START = Instant.ofEpochMilli(1_000_000);

  private final TinyServer simulator = new TinyServer();
  private final SharedClock merchant = new SharedClock(START);
  private final SimulatorTime time =
      new SimulatorTime(new ControlDoor(new Web(), simulator.uri(), "sk_test_w"), merchant);

  /**
   * Where the simulator was sent, and what the merchant's clock showed then: milliseconds after the
   * start.
   */
  private final List<String> moves = new ArrayList<>();

  @AfterEach
  void close() {
    simulator.close();
  }

  private void dueAfter(Integer... millis) {
    Deque<Integer> due = new ArrayDeque<>(List.of(millis));
    simulator.on(
        "GET /_testmode/clock",
        any -> {
          Integer next = due.poll();
          String told = next == null ? "null" : String.valueOf(START.toEpochMilli() + next);
          return new TinyServer.Reply(200, "{\"next_due_millis\":" + told + "}", Map.of());
        });
    simulator.on(
        "POST /_testmode/clock/advance",
        asked -> {
          long to =
              JsonParser.parseString(asked.body()).getAsJsonObject().get("to_millis").getAsLong();
          moves.add(
              (to - START.toEpochMilli())
                  + " at "
                  + Duration.between(START, merchant.instant()).toMillis());
          return new TinyServer.Reply(200, "{}", Map.of());
        });
  }

  @Test
  void theMerchantIsThereFirstAtEveryDueMoment() {
    dueAfter(100, 250);

    time.pass(Duration.ofMillis(1000));

    assertThat(moves).containsExactly("100 at 100", "250 at 250", "1000 at 1000");
    assertThat(time.now()).isEqualTo(START.plusMillis(1000));
  }

  @Test
  void whatFallsDueLaterWaits() {
    dueAfter(1001);

    time.pass(Duration.ofMillis(1000));

    assertThat(moves).containsExactly("1000 at 1000");
  }

  @Test
  void aMomentWithinAMillisecondIsReached() {
    dueAfter(100, 100);

    time.pass(Duration.ofMillis(200));

    assertThat(moves).containsExactly("100 at 100", "101 at 101", "200 at 200");
  }

  @Test
  void timeDoesNotGoBack() {
    assertThatThrownBy(() -> time.pass(Duration.ofSeconds(-1)))
        .hasMessage("duration (PT-1S) must not be negative");
  }

  @Test
  void aRefusalOfTheControlDoorIsTold() {
    simulator.on("GET /_testmode/clock", 401, "{\"error\":{\"message\":\"Name the account\"}}");

    assertThatThrownBy(() -> time.pass(Duration.ofSeconds(1)))
        .hasMessage("the simulator's control door refused GET clock: Name the account");
  }
}
