package testmode.driver.assembly;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import testmode.driver.NotUpException;
import testmode.driver.mapping.MappingFile;
import testmode.driver.mapping.Operation;
import testmode.driver.settings.Settings;
import testmode.driver.web.HttpAnswer;
import testmode.driver.web.Web;

/**
 * Whether those whom a run needs and does not start itself answer: a simulator that somebody
 * started, and an app that runs. Asked once before the first scenario, not in each.
 */
public final class OtherSide {

  /** Both stand on this machine or near it, and have nothing to compute. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Names an account that no scenario has; it is forgotten again at once. */
  private static final Map<String, String> ASKING =
      Map.of("Authorization", "Bearer sk_test_testmodelooksin");

  private static final String REMEDY =
      "Start one there (java -jar target/testmode.jar simulator), or leave testmode.stripe.base out"
          + " for the embedded one.";

  private final Web web;

  OtherSide(Web web) {
    this.web = web;
  }

  /**
   * Makes sure that both answer, as far as this run needs them and does not start them. What the
   * app's health says is not judged: it may depend on the network, which stands only while a
   * scenario plays.
   *
   * @throws NotUpException naming who does not, and where
   */
  public static void requireAnswers(Settings settings) {
    OtherSide there = new OtherSide(new Web());
    URI simulator = settings.stripeBase();
    if (simulator != null && settings.mode() == Settings.Mode.SIMULATOR) {
      there.requireSimulator(simulator);
    }
    MappingFile mapping = Assembly.mapping(settings);
    if (mapping.baseUrl() != null && mapping.start() == null) {
      there.requireApp(mapping, settings.networkPort());
    }
  }

  /** Scenarios read its clock and its deliveries, which no other Stripe has. */
  void requireSimulator(URI base) {
    String who = "testmode.stripe.base (" + base + ") is no simulator that answers";
    try {
      HttpAnswer clock =
          web.send("GET", URI.create(base + "/_testmode/clock"), ASKING, null, LIMIT);
      if (clock.status() != 200 || clock.at("/now_millis") == null) {
        throw new NotUpException(
            who, "GET /_testmode/clock was answered with " + clock.status(), REMEDY);
      }
      web.send("DELETE", URI.create(base + "/_testmode/account"), ASKING, null, LIMIT);
    } catch (Web.NoAnswerException e) {
      throw new NotUpException(who, String.valueOf(e.getMessage()), REMEDY);
    }
  }

  private void requireApp(MappingFile mapping, int networkPort) {
    Operation.Step health = mapping.health();
    String method = health == null ? "GET" : health.request().method();
    String path = health == null ? "/" : health.request().path();
    Web toApp = mapping.app().insecureTls() ? web.trustingAnybody() : web;
    try {
      toApp.send(method, URI.create(mapping.baseUrl() + path), Map.of(), null, LIMIT);
    } catch (Web.NoAnswerException e) {
      throw new NotUpException(
          mapping.name() + " is not up at " + mapping.baseUrl(),
          String.valueOf(e.getMessage()),
          "Start it, with Stripe's base set to http://127.0.0.1:" + networkPort + ".");
    }
  }
}
