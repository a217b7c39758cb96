package testmode.simulator.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import testmode.simulator.RegisteredRoutes;
import testmode.simulator.SimulatorConfig;
import testmode.simulator.StripeSimulator;
import testmode.simulator.Wire;
import testmode.simulator.properties.Audit;
import testmode.simulator.properties.Tries;
import testmode.simulator.resource.Route;

/** Every registered route, asked for nearly anything; a route that is added later is asked too. */
@Timeout(300)
final class RoutesFuzzTest {
  private static final SimulatorConfig CONFIG =
      SimulatorConfig.defaults().withClockStart(Instant.parse("2026-11-23T12:00:00Z"));

  private final Tries tries = Tries.of(1, 1_500);
  private final List<Route> routes = RegisteredRoutes.read().all();
  private final List<Route> changing =
      routes.stream().filter(route -> route.method().equals("POST")).toList();
  private final Map<Integer, Integer> statuses = new TreeMap<>();

  @Test
  void everyRouteAnswersWhateverItIsSent() throws IOException {
    Known known = new Known();
    try (StripeSimulator simulator = StripeSimulator.start(CONFIG);
        Fuzzer fuzzer = new Fuzzer(simulator.baseUri(), known)) {
      Wire account = Wire.bearer(simulator, "sk_test_fuzz");
      Shop.open(account, known);
      Dice dice = new Dice(tries.seed());
      Lessons lessons = new Lessons();
      WildRequests wild = new WildRequests(dice, known, lessons, "fuzz");
      for (int i = 0; i < tries.times(); i++) {
        // Every route in turn, and those that change something once more.
        Route route = i % 2 == 0 ? routes.get(i / 2 % routes.size()) : dice.of(changing);
        lessons.learn(route, ask(fuzzer, wild.forRoute(route), i));
        if (i % 100 == 0) {
          account.send("POST", "/_testmode/clock/advance", "{\"seconds\": 600}");
        }
      }
      assertThat(Audit.of(account)).as("what does not add up, " + again()).isEmpty();
    }
    assertThat(statuses).as("how the requests were answered").containsKeys(200, 400, 401, 402, 404);
    assertThat(statuses.get(200)).as("requests that got through").isGreaterThan(tries.times() / 10);
  }

  private RawAnswer ask(Fuzzer fuzzer, WildRequest request, int number) {
    try {
      RawAnswer answer = fuzzer.ask(request, reply -> Verdict.ofApi(reply, request.isHead()));
      statuses.merge(answer.status(), 1, Integer::sum);
      return answer;
    } catch (AssertionError e) {
      throw new AssertionError("request %d: %s%n%s".formatted(number, e.getMessage(), again()), e);
    }
  }

  private String again() {
    return "again: " + tries.again(RoutesFuzzTest.class);
  }
}
