package testmode.driver.stripe;

import com.google.gson.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.driver.web.HttpAnswer;
import testmode.driver.web.Web;

/** The simulator's control door, for one account. */
final class ControlDoor {

  /** Advancing a clock may deliver hundreds of events on the way. */
  private static final Duration LIMIT = Duration.ofSeconds(120);

  private final Web web;
  private final URI simulator;
  private final String secretKey;

  ControlDoor(Web web, URI simulator, String secretKey) {
    this.web = web;
    this.simulator = simulator;
    this.secretKey = secretKey;
  }

  HttpAnswer get(String door) {
    return ask("GET", door, null);
  }

  HttpAnswer post(String door, JsonObject body) {
    return ask("POST", door, body);
  }

  void delete(String door) {
    ask("DELETE", door, null);
  }

  private HttpAnswer ask(String method, String door, @Nullable JsonObject body) {
    URI uri = URI.create(simulator + "/_testmode/" + door);
    Map<String, String> headers =
        Map.of("Authorization", "Bearer " + secretKey, "Content-Type", "application/json");
    try {
      HttpAnswer answer =
          web.send(method, uri, headers, body == null ? null : body.toString(), LIMIT);
      if (answer.status() / 100 != 2) {
        throw new IllegalStateException(
            "the simulator's control door refused "
                + method
                + " "
                + door
                + ": "
                + answer.text("/error/message"));
      }
      return answer;
    } catch (Web.NoAnswerException e) {
      throw new IllegalStateException("the simulator cannot be controlled: " + e.getMessage(), e);
    }
  }
}
