package testmode.driver.app;

import com.google.gson.JsonElement;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
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
import testmode.driver.PaymentAnswer;
import testmode.driver.RefundAnswer;
import testmode.driver.WebhookManners;
import testmode.driver.app.Answers.Said;
import testmode.driver.mapping.MappingFile;
import testmode.driver.mapping.Operation;
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
   * @param receiver where the app receives events; null where it does not, or nobody knows
   * @param unique makes the texts of this scenario differ from every other's
   * @param lacking why the surroundings lack an ability, beside what the mapping file says; empty
   *     when they do not
   * @param lastWords how an app that was started here ended, and what it wrote last; else empty
   */
  public record World(
      Map<String, JsonElement> given,
      String publishableKey,
      @Nullable URI receiver,
      String unique,
      Function<Ability, Optional<String>> lacking,
      Supplier<String> lastWords) {

    public World {
      given = Map.copyOf(given);
    }

    /** Without the values of templates: the app's keys are among them. */
    @Override
    public String toString() {
      return "World[" + unique + "]";
    }
  }

  /** Receivers may keep the raw body by its type: without one, some parse it first. */
  private static final Map<String, String> AS_STRIPE_SENDS =
      Map.of("Content-Type", "application/json; charset=utf-8");

  private final MappingFile mapping;
  private final World world;
  private final Operations operations;
  private final PaymentScripts scripts;
  private final FrontDoor door;
  private final BooksDesk books;
  private final BackOffice office;
  private final Preparation preparation;
  private final Map<String, OrderMemory> orders = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  /** Of an app that runs; nothing is sent yet. */
  public MappedMerchant(MappingFile mapping, World world, Surroundings around, Web web) {
    this.mapping = mapping;
    this.world = world;
    Web toApp = mapping.app().insecureTls() ? web.trustingAnybody() : web;
    this.door =
        new FrontDoor(toApp, around.app(), around.clock(), around.record())
            .within(limit(mapping, around.patience()));
    this.operations = new Operations(mapping, door, around.witness(), around.clock());
    this.scripts = new PaymentScripts(mapping, world, operations, around, web);
    this.books = new BooksDesk(mapping, world.given(), operations);
    this.office = new BackOffice(mapping, world.given(), operations);
    this.preparation = new Preparation(mapping, world.given(), around, web);
  }

  /**
   * How long an answer of the app is waited for. Where Stripe is on this machine, an app that gives
   * up on it after about a second has no reason to keep a shopper who would be gone.
   */
  static Duration limit(MappingFile mapping, Patience patience) {
    boolean prompt = !mapping.lacking().containsKey(Ability.SHORT_TIMEOUTS);
    return prompt && patience.equals(Patience.SHORT) ? PaymentAnswer.STAY : FrontDoor.LIMIT;
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
  public boolean doesWithout(Ability ability) {
    return ability.isWayToPay() ? lacks(ability).isPresent() : mapping.without().contains(ability);
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
    OrderMemory memory = new OrderMemory(unique, flow, price, unique, operations.visitor());
    Map<String, Operation> steps = mapping.flows().get(flow);
    Operation place = steps.get("placeOrder");
    if (place != null) {
      Run run = operations.run(place, memory.values(world.given(), Map.of()), memory.shopper());
      String told = run.text("order");
      if (run.failure() != null || told == null) {
        throw new IllegalStateException(
            "no order could be placed: "
                + Objects.requireNonNullElse(run.failure(), "no answer had its id ('order')"));
      }
      memory.keep(run);
      memory.isKnownAs(told);
    }
    if (place != null || steps.values().stream().noneMatch(it -> it.extracts("order"))) {
      memory.give("order", memory.id());
    }
    orders.put(memory.id(), memory);
    return memory.id();
  }

  @Override
  public Money price(String order) {
    OrderMemory memory = known(order);
    MappingFile.Price own = mapping.prices().get(memory.flow());
    return own == null
        ? memory.price()
        : OrderPrice.of(own, memory.values(world.given(), Map.of()), order);
  }

  /**
   * The order for which the app has told one of these PaymentIntents or Checkout Sessions.
   *
   * @param stripeIds {@code pi_…} and {@code cs_…}; others are nobody's
   */
  public Optional<String> orderOf(Set<String> stripeIds) {
    return orders.values().stream()
        .filter(memory -> !Collections.disjoint(memory.stripeIds(), stripeIds))
        .map(OrderMemory::id)
        .findFirst();
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
    return books.books(status, known(order));
  }

  @Override
  public RefundAnswer refund(String order, @Nullable Money amount, @Nullable String requestKey) {
    Operation refund = shared("refund", Ability.REFUNDS);
    return office.refund(refund, known(order), amount, requestKey, priceIfTold(order));
  }

  private @Nullable Money priceIfTold(String order) {
    try {
      return price(order);
    } catch (IllegalStateException toldLater) {
      return null;
    }
  }

  @Override
  public void reconcile() {
    office.job("reconcile", shared("reconcile", Ability.RECONCILIATION));
  }

  @Override
  public void expireReservations() {
    office.job("expireReservations", shared("expireReservations", Ability.RESERVATIONS));
  }

  @Override
  public int deliver(String body, Map<String, String> headers) {
    URI receiver = webhookUri();
    String query = receiver.getRawQuery() == null ? "" : "?" + receiver.getRawQuery();
    Map<String, String> all = new HashMap<>(AS_STRIPE_SENDS);
    all.putAll(headers);
    try {
      return door.usedBy(Party.STRANGER)
          .send("POST", receiver.getRawPath() + query, all, body)
          .status();
    } catch (Web.NoAnswerException e) {
      return 0;
    }
  }

  @Override
  public URI webhookUri() {
    URI receiver = world.receiver();
    if (receiver == null) {
      throw lacking(Ability.WEBHOOKS);
    }
    return receiver;
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
    return preparation
        .silence()
        .map(
            heard -> {
              String words = world.lastWords().get();
              return words.isEmpty() ? heard : heard + "; " + words;
            });
  }

  /** The app itself is closed by whoever started it. */
  @Override
  public void close() {}

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
