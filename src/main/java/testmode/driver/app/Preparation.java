package testmode.driver.app;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import testmode.driver.Flow;
import testmode.driver.Money;
import testmode.driver.NotUpException;
import testmode.driver.mapping.MappingFile;
import testmode.driver.mapping.Operation;
import testmode.driver.web.Web;

/**
 * What is asked of an app beside any scenario: whether it is up, to set itself up, to be as before,
 * and to make one payment so that its traffic is seen.
 */
public final class Preparation {

  /** An app that has nothing to compute and does not answer in this time is as good as down. */
  private static final Duration LOOK = Duration.ofSeconds(10);

  private static final Money PRICE = new Money(1000, "usd");

  private final MappingFile mapping;
  private final Map<String, JsonElement> given;
  private final FrontDoor door;
  private final Operations operations;
  private final Operations looking;

  /**
   * @param given values of templates: keys, addresses
   */
  public Preparation(
      MappingFile mapping, Map<String, JsonElement> given, Surroundings around, Web web) {
    this.mapping = mapping;
    this.given = Map.copyOf(given);
    Web toApp = mapping.app().insecureTls() ? web.trustingAnybody() : web;
    this.door = new FrontDoor(toApp, around.app(), around.clock(), around.record());
    this.operations = new Operations(mapping, door, around.witness(), around.clock());
    this.looking = new Operations(mapping, door.within(LOOK), StripeWitness.NONE, around.clock());
  }

  /** Why nobody answers there at all; empty when somebody does, whatever is said. */
  public Optional<String> silence() {
    Run run = lookIn();
    return run.last() == null ? Optional.ofNullable(run.failure()) : Optional.empty();
  }

  /**
   * Why the app is not up: silence, or an answer that the mapping file does not take for health.
   * Without health in the file, any answer does.
   */
  public Optional<String> whyNotUp() {
    return mapping.health() == null ? silence() : Optional.ofNullable(lookIn().failure());
  }

  private Run lookIn() {
    Operation.Step health = mapping.health();
    Operation.Step any =
        new Operation.Step(
            new Operation.Request("GET", "/", Map.of(), null, null, null),
            Set.of(),
            Map.of(),
            null,
            Map.of());
    return looking.look(List.of(health == null ? any : health), given);
  }

  /**
   * Has the app set itself up, where the mapping file says how.
   *
   * @return what its answers gave, for all orders
   * @throws NotUpException when it does not do so
   */
  public Map<String, JsonElement> setUp() {
    Operation setup = mapping.setup();
    if (setup == null) {
      return Map.of();
    }
    Run run = operations.office(setup, given, null);
    if (run.failure() != null) {
      throw new NotUpException(
          mapping.name() + " could not be set up at " + door.base(),
          run.failure(),
          "Check 'setup' in its mapping file.");
    }
    return run.extracted();
  }

  /**
   * Has the app go back to where a scenario can begin, by requests.
   *
   * @throws NotUpException when it does not do so
   */
  public void reset() {
    Run run = operations.look(mapping.reset().steps(), given);
    if (run.failure() != null) {
      throw new NotUpException(
          mapping.name() + " could not be reset at " + door.base(),
          run.failure(),
          "Check 'reset' in its mapping file.");
    }
  }

  /**
   * Places one order and presses "pay" for it, so that the app calls Stripe; what comes of it does
   * not count, and nobody confirms.
   *
   * @param unique makes its texts differ from those of every scenario
   * @return what came of it
   */
  public Tried onePayment(String unique) {
    Flow flow =
        mapping.flows().containsKey(Flow.SERVER_CONFIRM)
            ? Flow.SERVER_CONFIRM
            : Flow.SHOPPER_CONFIRM;
    OrderMemory memory = new OrderMemory(unique, flow, PRICE, unique, operations.visitor());
    memory.give("order", unique);
    Map<String, JsonElement> act = new HashMap<>();
    act.put("shopper.paymentMethod", new JsonPrimitive("pm_card_visa"));
    act.put("attemptKey", new JsonPrimitive(unique + "-try"));
    ShopVisit shop = new ShopVisit(mapping, given, operations);
    if (shop.has(memory, "placeOrder")) {
      Run placed = shop.run(memory, "placeOrder", act).run();
      if (placed.failure() != null) {
        return new Tried(placed.failure(), true);
      }
    }
    Run run = shop.createPayment(memory, act).run();
    boolean refused = run.last() != null && run.last().status() / 100 == 4;
    return run.failure() == null
        ? new Tried("it answered as it should", false)
        : new Tried(run.failure(), refused);
  }

  /**
   * What came of a first payment.
   *
   * @param told what the app answered, in words for people
   * @param refused whether it turned the order away, or would not take it paid: for its price,
   *     perhaps, which another may not have
   */
  public record Tried(String told, boolean refused) {}
}
