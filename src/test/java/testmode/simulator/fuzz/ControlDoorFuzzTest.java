package testmode.simulator.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import testmode.simulator.SimulatorConfig;
import testmode.simulator.StripeSimulator;
import testmode.simulator.Wire;
import testmode.simulator.properties.Audit;
import testmode.simulator.properties.Tries;

/** The control door, asked for nearly anything: an answer that says what would be right. */
@Timeout(300)
final class ControlDoorFuzzTest {
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "1",
          "60",
          "1.5",
          "1e3",
          "1e18",
          "1e999999999",
          "9223372036854775807",
          "-9223372036854775808");

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "\"\"",
          "\"1\"",
          "\"usd\"",
          "\"EUR\"",
          "\"test\"",
          "\"wall\"",
          "\"evt_nope\"",
          "\"\\u0000\"",
          "{}",
          "[]",
          "[1]",
          "{\"eur\": \"1.08\"}",
          "{\"eur\": \"1e999999999\"}",
          "{\"eur\": \"1e-999999999\"}",
          "{\"eur\": 0}",
          "{\"euro\": 1}",
          "{\"eur\": {}}");

  private final Tries tries = Tries.of(1, 600);
  private final Dice dice = new Dice(tries.seed());
  private final List<String> settings = new ArrayList<>();

  @Test
  void theControlDoorAnswersWhateverItIsSent() throws IOException {
    SimulatorConfig config =
        SimulatorConfig.defaults().withClockStart(Instant.parse("2026-11-23T12:00:00Z"));
    Map<Integer, Integer> statuses = new TreeMap<>();
    Known known = new Known();
    try (StripeSimulator simulator = StripeSimulator.start(config);
        Fuzzer fuzzer = new Fuzzer(simulator.baseUri(), known)) {
      Wire account = Wire.bearer(simulator, "sk_test_control");
      settings.addAll(account.get("/_testmode/account").json().keySet());
      List<String> doors = doors(account);
      Shop.open(account, known);
      for (int i = 0; i < tries.times(); i++) {
        WildRequest request = request(dice.of(doors), known);
        RawAnswer answer = ask(fuzzer, request);
        statuses.merge(answer.status(), 1, Integer::sum);
      }
      // However it was left, an emptied account works as a new one does.
      account.send("POST", "/_testmode/reset", "");
      account.send("POST", "/_testmode/account", "{\"execution_millis\": 0, \"rate_limit\": 0}");
      Shop.open(account, known);
      assertThat(Audit.of(account)).as("what does not add up, " + again()).isEmpty();
    }
    assertThat(statuses).as(again()).containsOnlyKeys(200, 400, 401, 404);
  }

  private RawAnswer ask(Fuzzer fuzzer, WildRequest request) {
    try {
      return fuzzer.ask(request, ControlDoorFuzzTest::complaint);
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "\n" + again(), e);
    }
  }

  private static String complaint(RawAnswer answer) {
    if (answer.status() >= 500 || !answer.isJson()) {
      return "not an answer of the control door";
    }
    boolean refused = answer.status() >= 400;
    return refused && !answer.error().has("message") ? "a refusal that does not say why" : "";
  }

  private String again() {
    return "again: " + tries.again(ControlDoorFuzzTest.class);
  }

  /** The doors, from the refusal of one that does not exist. */
  private static List<String> doors(Wire account) {
    String message = account.get("/_testmode/x").error().get("message").getAsString();
    String list = message.substring(message.indexOf("there are: ") + "there are: ".length());
    return List.of(list.split(", "));
  }

  private WildRequest request(String door, Known known) {
    String[] methodAndName = door.split(" ");
    String method = dice.oneIn(20) ? dice.of("PUT", "GET", "POST", "DELETE") : methodAndName[0];
    String path = "/_testmode/" + methodAndName[1] + (dice.oneIn(20) ? dice.of("/", "x", "%") : "");
    String key = dice.oneIn(15) ? dice.of("", "sk_live_x", "pk_test_control") : "sk_test_control";
    return new WildRequest(
        method,
        path.replace("%", "%25"),
        List.of("Authorization: Bearer " + key),
        body(methodAndName[1], known).getBytes(StandardCharsets.UTF_8),
        dice.oneIn(20));
  }

  private String body(String door, Known known) {
    if (dice.oneIn(12)) {
      return dice.of(
          "",
          "{",
          "[]",
          "null",
          "\u0000",
          "{\"seconds\": }",
          "{\"seconds\": 1, \"seconds\": 2}",
          "[".repeat(100_000),
          "{\"a\":".repeat(50_000),
          "{\"seconds\": " + "9".repeat(100_000) + "}",
          "😀");
    }
    List<String> members = new ArrayList<>();
    for (int i = dice.oneIn(2) ? 0 : dice.below(4); i >= 0; i--) {
      String name =
          door.equals("account")
              ? dice.of(settings)
              : dice.of("seconds", "seconds", "to_millis", "event", "key", "");
      members.add("\"" + name + "\": " + value(known));
    }
    return "{" + String.join(", ", members) + "}";
  }

  private String value(Known known) {
    String event = new JsonPrimitive(known.id(dice, "event")).toString();
    return dice.oneIn(10) ? event : dice.of(dice.oneIn(2) ? NUMBERS : VALUES);
  }
}
