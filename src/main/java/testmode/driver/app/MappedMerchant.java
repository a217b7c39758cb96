package testmode.driver.app;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import testmode.driver.Ability;
import testmode.driver.Books;
import testmode.driver.Flow;
import testmode.driver.MerchantApp;
import testmode.driver.Money;
import testmode.driver.NotUpException;
import testmode.driver.PaymentAnswer;
import testmode.driver.RefundAnswer;
import testmode.driver.ShopperBrowser;
import testmode.driver.WebhookManners;
import testmode.driver.app.Answers.Said;
import testmode.driver.mapping.MappingFile;
import testmode.driver.mapping.Operation;
import testmode.driver.mapping.OutcomeRule;
import testmode.driver.web.Query;
import testmode.driver.web.Web;
import testmode.network.Party;

/**
 * Any merchant app, driven as its mapping file says. Thread-safe, so that a shopper can press
 * twice.
 *
 * <p>The shopper's own part (Stripe.js, the 3-D Secure page) is played here too, because between
 * them the shopper meets the app again.
 */
public final class MappedMerchant implements MerchantApp {

  /**
   * What is the same for all orders of a scenario.
   *
   * @param given values of templates: keys, addresses, the admin's token
   * @param publishableKey what the shopper confirms with when the app does not tell one
   * @param unique makes the texts of this scenario differ from every other's
   * @param lacking why the surroundings lack an ability, beside what the mapping file says; empty
   *     when they do not
   */
  public record World(
      Map<String, JsonElement> given,
      String publishableKey,
      String unique,
      Function<Ability, Optional<String>> lacking) {

    public World {
      given = Map.copyOf(given);
    }
  }

  private final MappingFile mapping;
  private final World world;
  private final Operations operations;
  private final PaymentScripts scripts;
  private final FrontDoor door;
  private final URI stripe;
  private final Map<String, OrderMemory> orders = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  /** Of an app that runs; nothing is sent yet. */
  public MappedMerchant(MappingFile mapping, World world, Surroundings around, Web web) {
    this.mapping = mapping;
    this.world = world;
    this.stripe = around.stripe();
    this.door = new FrontDoor(web, around.app(), around.clock(), around.record());
    this.operations = new Operations(mapping, door, around.witness());
    Shopper shopper = new Shopper(web, around.stripe(), around.patience());
    this.scripts = new PaymentScripts(mapping, world, operations, shopper, challenges(web, around));
  }

  /**
   * Makes sure that the app answers, where the mapping file says how to ask; not recorded.
   *
   * @throws NotUpException saying what it answered instead
   */
  public void requireUp() {
    Operation.Step health = mapping.health();
    if (health == null) {
      return;
    }
    Operations.Run run = operations.look(health);
    if (run.failure() != null) {
      throw new NotUpException(
          name() + " is not up at " + door.base(),
          run.failure(),
          "Start it, with Stripe's base set to " + stripe + ".");
    }
  }

  @Override
  public String name() {
    return mapping.name();
  }

  @Override
  public Optional<String> lacks(Ability ability) {
    String whyNot = mapping.lacking().get(ability);
    return whyNot != null ? Optional.of(whyNot) : world.lacking().apply(ability);
  }

  @Override
  public OptionalInt attempts() {
    Integer attempts = mapping.attempts();
    return attempts == null ? OptionalInt.empty() : OptionalInt.of(attempts);
  }

  @Override
  public String placeOrder(Flow flow, Money price) {
    if (!mapping.flows().containsKey(flow)) {
      throw lacking(flow.ability());
    }
    String unique = world.unique() + "-" + count.incrementAndGet();
    OrderMemory memory = new OrderMemory(flow, price, unique);
    Operation place = mapping.flows().get(flow).get("placeOrder");
    String order = unique;
    if (place != null) {
      Operations.Run run = operations.run(place, memory.values(world.given(), Map.of()));
      order = run.text("order");
      if (run.failure() != null || order == null) {
        throw new IllegalStateException("no order could be placed: " + run.failure());
      }
      memory.keep(run);
    }
    memory.give("order", order);
    orders.put(order, memory);
    return order;
  }

  @Override
  public Money price(String order) {
    return known(order).price();
  }

  @Override
  public PaymentAnswer pay(String order, String paymentMethod, Visit visit) {
    OrderMemory memory = known(order);
    String attemptKey = world.unique() + "-try-" + count.incrementAndGet();
    return timed(() -> scripts.pay(memory, paymentMethod, attemptKey, visit));
  }

  @Override
  public PaymentAnswer answerChallenge(String order, boolean approve, Visit visit) {
    OrderMemory memory = known(order);
    return timed(() -> scripts.answerChallenge(memory, approve, visit));
  }

  @Override
  public PaymentAnswer openReturnPage(String order, Map<String, String> parameters) {
    OrderMemory memory = known(order);
    if (!scripts.hasReturnPage(memory)) {
      throw lacking(Ability.RETURN_PAGE);
    }
    return timed(() -> scripts.returnPage(memory, Query.of(parameters)));
  }

  @Override
  public Books books(String order) {
    Operation status = shared("orderStatus", Ability.ORDERS);
    Operations.Run run = operations.look(status, known(order).values(world.given(), Map.of()));
    if (run.failure() != null) {
      throw new IllegalStateException(
          name() + " does not tell how order " + order + " stands: " + run.failure());
    }
    return new BooksReader(status, run).books(order);
  }

  @Override
  public RefundAnswer refund(String order, @Nullable Money amount, @Nullable String requestKey) {
    Operation refund = shared("refund", Ability.REFUNDS);
    Map<String, JsonElement> act = new HashMap<>();
    if (amount != null) {
      act.put("refund.major", new JsonPrimitive(amount.major()));
      act.put("refund.minor", new JsonPrimitive(amount.minor()));
    }
    if (requestKey != null) {
      act.put("refund.requestKey", new JsonPrimitive(requestKey));
    }
    Operations.Run run = operations.office(refund, known(order).values(world.given(), act));
    if (run.failure() == null) {
      return new RefundAnswer(true, null);
    }
    String told = run.last() == null ? null : OutcomeRule.told(refund.message(), run.last());
    return new RefundAnswer(false, told != null ? told : run.failure());
  }

  @Override
  public void reconcile() {
    job("reconcile", Ability.RECONCILIATION);
  }

  @Override
  public void expireReservations() {
    job("expireReservations", Ability.RESERVATIONS);
  }

  private void job(String name, Ability ability) {
    Operations.Run run = operations.office(shared(name, ability), world.given());
    if (run.failure() != null) {
      throw new IllegalStateException(name() + " failed to " + name + ": " + run.failure());
    }
  }

  @Override
  public int deliver(String body, Map<String, String> headers) {
    MappingFile.Webhook webhook = mapping.webhook();
    if (webhook == null) {
      throw lacking(Ability.WEBHOOKS);
    }
    try {
      return door.usedBy(Party.STRANGER).send("POST", webhook.path(), headers, body).status();
    } catch (Web.NoAnswerException e) {
      return 0;
    }
  }

  @Override
  public URI webhookUri() {
    MappingFile.Webhook webhook = mapping.webhook();
    if (webhook == null) {
      throw lacking(Ability.WEBHOOKS);
    }
    return URI.create(door.base() + webhook.path());
  }

  @Override
  public WebhookManners webhooks() {
    MappingFile.Webhook webhook = mapping.webhook();
    if (webhook == null) {
      throw lacking(Ability.WEBHOOKS);
    }
    return webhook.manners();
  }

  @Override
  public Optional<String> down() {
    Operation.Step health = mapping.health();
    return health == null
        ? Optional.empty()
        : Optional.ofNullable(operations.look(health))
            .filter(run -> run.last() == null)
            .map(Operations.Run::failure);
  }

  /** The app itself is closed by whoever started it. */
  @Override
  public void close() {}

  private static Challenges challenges(Web web, Surroundings around) {
    ShopperBrowser browser = around.browser();
    return browser == null
        ? new ChallengePage(web, around.clock(), around.record())
        : browser::answerChallenge;
  }

  private static PaymentAnswer timed(Supplier<Said> act) {
    long started = System.nanoTime();
    Said said = act.get();
    return said.between(started, System.nanoTime());
  }

  private OrderMemory known(String order) {
    OrderMemory memory = orders.get(order);
    if (memory == null) {
      throw new IllegalArgumentException("order (" + order + ") was not placed in this scenario");
    }
    return memory;
  }

  private Operation shared(String name, Ability ability) {
    Operation operation = mapping.operations().get(name);
    if (operation == null) {
      throw lacking(ability);
    }
    return operation;
  }

  private UnsupportedOperationException lacking(Ability ability) {
    return new UnsupportedOperationException(
        name() + " lacks " + ability.word() + ": " + lacks(ability).orElse("not mapped"));
  }
}
