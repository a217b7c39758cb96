package testmode.simulator.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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
  /** A success, or a refusal of what was sent. */
  private static final List<Integer> SAID = List.of(200, 400, 401, 404, 405);

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
          "{\"charges\": \"read\"}",
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

  /** One thing that the door does, and the names that its body may have. */
  private record Verb(String method, String path, List<String> names) {}

  private final Tries tries = Tries.of(1, 400);
  private final Dice dice = new Dice(tries.seed());

  @Test
  void theControlDoorAnswersWhateverItIsSent() throws IOException {
    SimulatorConfig config =
        SimulatorConfig.defaults().withClockStart(Instant.parse("2026-11-23T12:00:00Z"));
    Map<Integer, Integer> statuses = new TreeMap<>();
    Known known = new Known();
    try (StripeSimulator simulator = StripeSimulator.start(config);
        Fuzzer fuzzer = new Fuzzer(simulator.baseUri(), known)) {
      Wire account = Wire.bearer(simulator, "sk_test_control");
      List<Verb> verbs = verbs(account);
      Shop.open(account, known);
      for (int i = 0; i < tries.times(); i++) {
        WildRequest request = request(dice.of(verbs), known);
        RawAnswer answer = ask(fuzzer, request);
        statuses.merge(answer.status(), 1, Integer::sum);
      }
      // However it was left, a forgotten account begins anew.
      account.send("DELETE", "/_testmode/account", null);
      Shop.open(account, known);
      assertThat(Audit.of(account)).as("what does not add up, " + again()).isEmpty();
    }
    assertThat(statuses.keySet()).as(again()).contains(200, 400).isSubsetOf(SAID);
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

  /** What the door says of itself. */
  private static List<Verb> verbs(Wire account) {
    List<Verb> verbs = new ArrayList<>();
    for (JsonElement element : account.get("/_testmode").json().getAsJsonArray("verbs")) {
      JsonObject verb = element.getAsJsonObject();
      String[] methodAndPath = verb.get("verb").getAsString().split(" ");
      JsonElement body = verb.get("body");
      String names = body.isJsonNull() ? "" : body.getAsString().replaceAll("[{}]", "");
      Verb read = new Verb(methodAndPath[0], methodAndPath[1], List.of(names.split(", ")));
      // What takes a body is drawn more often: there is more in it to be wrong.
      verbs.addAll(Collections.nCopies(names.isEmpty() ? 1 : 4, read));
    }
    return verbs;
  }

  private WildRequest request(Verb verb, Known known) {
    String method = dice.oneIn(20) ? dice.of("PUT", "GET", "POST", "DELETE") : verb.method();
    String path = verb.path() + (dice.oneIn(20) ? dice.of("/", "x", "%25") : "");
    String key = dice.oneIn(15) ? dice.of("", "sk_live_x", "pk_test_control") : "sk_test_control";
    return new WildRequest(
        method,
        path,
        List.of("Authorization: Bearer " + key),
        body(verb, known).getBytes(StandardCharsets.UTF_8),
        dice.oneIn(20));
  }

  private String body(Verb verb, Known known) {
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
    if (verb.names().contains("") && !dice.oneIn(4)) {
      return "";
    }
    List<String> members = new ArrayList<>();
    for (int i = dice.oneIn(2) ? 0 : dice.below(4); i >= 0; i--) {
      String name = dice.oneIn(15) ? "nothing" : dice.of(verb.names());
      members.add("\"" + name + "\": " + value(known));
    }
    return "{" + String.join(", ", members) + "}";
  }

  private String value(Known known) {
    String id = dice.of(known.id(dice, "event"), known.id(dice), "rk_test_control");
    return dice.oneIn(4)
        ? new JsonPrimitive(id).toString()
        : dice.of(dice.oneIn(2) ? NUMBERS : VALUES);
  }
}
