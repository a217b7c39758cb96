package testmode.driver.drift;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import testmode.driver.NotUpException;
import testmode.driver.web.HttpAnswer;
import testmode.driver.web.Web;
import testmode.network.Party;

/** One account of the simulator that only a replay knows; closing it leaves nothing there. */
final class SimulatedAccount implements AutoCloseable {

  /** Advancing a clock by months may play thousands of tasks. */
  private static final Duration LIMIT = Duration.ofSeconds(120);

  private static final String FORM = "application/x-www-form-urlencoded";

  private final Web web;
  private final URI base;
  private final String name;

  /**
   * @param name letters and digits
   */
  SimulatedAccount(Web web, URI base, String name) {
    this.web = web;
    this.base = base;
    this.name = name;
  }

  /** Starts without a past, on a whole second: Stripe's stamps have no parts of one. */
  void begin() {
    control("DELETE", "account", null);
    long second = TimeUnit.SECONDS.toMillis(1);
    advanceTo(-Math.floorDiv(-nowMillis(), second) * second);
  }

  long nowMillis() {
    JsonElement now = control("GET", "clock", null).at("/now_millis");
    if (now == null) {
      throw noSimulator("its clock shows nothing");
    }
    return now.getAsLong();
  }

  /** When the next thing comes by itself; null when nothing will. */
  @Nullable Long nextDueMillis() {
    JsonElement due = control("GET", "clock", null).at("/next_due_millis");
    return due == null ? null : due.getAsLong();
  }

  /** Never back: a ticking clock may be past it already. */
  void advanceTo(long millis) {
    if (millis > nowMillis()) {
      JsonObject to = new JsonObject();
      to.addProperty("to_millis", millis);
      control("POST", "clock/advance", to);
    }
  }

  /** Changes settings of the account. */
  void set(JsonObject settings) {
    control("POST", "account", settings);
  }

  /**
   * One call of the API.
   *
   * @param target path and query
   */
  HttpAnswer send(
      Party from, String method, String target, Map<String, String> headers, String form) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("Authorization", "Bearer " + (from == Party.SHOPPER ? "pk" : "sk") + "_test_" + name);
    boolean post = method.equals("POST");
    if (post) {
      all.put("Content-Type", FORM);
    }
    return asked(method, URI.create(base + target), all, post ? form : null);
  }

  /** The shopper's answer on the bank's page. */
  void press(URI page, boolean approve) {
    String result = approve ? "result=authorize" : "result=fail";
    asked("POST", page, Map.of("Content-Type", FORM), result);
  }

  @Override
  public void close() {
    control("DELETE", "account", null);
  }

  private HttpAnswer control(String method, String door, @Nullable JsonObject body) {
    Map<String, String> headers =
        Map.of("Authorization", "Bearer sk_test_" + name, "Content-Type", "application/json");
    URI uri = URI.create(base + "/_testmode/" + door);
    HttpAnswer answer = asked(method, uri, headers, body == null ? null : body.toString());
    if (answer.status() != 200) {
      throw noSimulator(method + " /_testmode/" + door + " was answered with " + answer.status());
    }
    return answer;
  }

  private HttpAnswer asked(
      String method, URI uri, Map<String, String> headers, @Nullable String body) {
    try {
      return web.send(method, uri, headers, body, LIMIT);
    } catch (Web.NoAnswerException e) {
      throw noSimulator(String.valueOf(e.getMessage()));
    }
  }

  private NotUpException noSimulator(String heard) {
    return new NotUpException(
        "there is no simulator that answers at " + base,
        heard,
        "Start one there (java -jar target/testmode.jar simulator), or leave --stripe-base out for"
            + " the embedded one.");
  }
}
