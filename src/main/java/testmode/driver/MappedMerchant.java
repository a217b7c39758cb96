package testmode.driver;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import testmode.driver.Answers.Said;
import testmode.driver.PaymentAnswer.Kind;

/**
 * Any merchant app, driven as its mapping file says. Thread-safe, so that a shopper can press
 * twice.
 *
 * <p>The shopper's own part (Stripe.js, the 3-D Secure page) is played here too, because between
 * them the shopper meets the app again.
 */
final class MappedMerchant implements MerchantApp {

  /**
   * What is the same for all orders of a scenario.
   *
   * @param given values of templates: keys, addresses, the admin's token
   * @param publishableKey what the shopper confirms with when the app does not tell one
   * @param unique makes the texts of this scenario differ from every other's
   * @param lacking what the surroundings lack, beside what the mapping file says
   */
  record World(
      Map<String, JsonElement> given,
      String publishableKey,
      String unique,
      Map<Ability, String> lacking) {

    World {
      given = Map.copyOf(given);
      lacking = Map.copyOf(lacking);
    }
  }

  private final MappingFile mapping;
  private final World world;
  private final Operations operations;
  private final Answers answers;
  private final Shopper shopper;
  private final ChallengePage challenges;
  private final FrontDoor door;
  private final Map<String, OrderMemory> orders = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  MappedMerchant(
      MappingFile mapping, World world, Operations operations, Shopper shopper, Web web) {
    this.mapping = mapping;
    this.world = world;
    this.operations = operations;
    this.answers = new Answers(mapping);
    this.shopper = shopper;
    this.challenges = new ChallengePage(web);
    this.door = operations.door();
  }

  @Override
  public String name() {
    return mapping.name();
  }

  @Override
  public Optional<String> lacks(Ability ability) {
    String whyNot = mapping.lacking().get(ability);
    return Optional.ofNullable(whyNot != null ? whyNot : world.lacking().get(ability));
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
      Operations.Run run = operations.run(place, values(memory, Map.of()));
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
  public PaymentAnswer pay(String order, String paymentMethod, Visit visit) {
    OrderMemory memory = known(order);
    return timed(
        () -> {
          Map<String, JsonElement> act = new HashMap<>();
          act.put("shopper.paymentMethod", new JsonPrimitive(paymentMethod));
          act.put(
              "attemptKey", new JsonPrimitive(world.unique() + "-try-" + count.incrementAndGet()));
          return memory.flow() == Flow.SERVER_CONFIRM
              ? merchantConfirms(memory, act)
              : shopperConfirms(memory, act, paymentMethod, visit);
        });
  }

  private Said merchantConfirms(OrderMemory memory, Map<String, JsonElement> act) {
    Operation last = required(memory, "createPayment");
    Operations.Run run = operations.run(last, values(memory, act));
    memory.keep(run);
    Operation confirm = mapping.operation(memory.flow(), "confirm");
    if (confirm != null && run.failure() == null) {
      last = confirm;
      run = operations.run(confirm, values(memory, act));
      memory.keep(run);
    }
    Said said = answers.said(last, run);
    if (said.kind() == Kind.REQUIRES_ACTION) {
      memory.ledTo(challengeOf(memory, run));
    }
    return said;
  }

  /** An app tells the page, or only the client secret, with which Stripe.js finds the page. */
  private @Nullable URI challengeOf(OrderMemory memory, Operations.Run run) {
    String url = run.text("redirectUrl");
    if (url != null) {
      return URI.create(url);
    }
    String secret = memory.text("clientSecret");
    return secret == null ? null : shopper.retrieve(key(memory), secret).redirect();
  }

  private Said shopperConfirms(
      OrderMemory memory, Map<String, JsonElement> act, String paymentMethod, Visit visit) {
    Operation create = required(memory, "createPayment");
    Operations.Run run = operations.run(create, values(memory, act));
    memory.keep(run);
    String secret = run.text("clientSecret");
    if (run.failure() != null || secret == null) {
      return answers.said(create, run);
    }
    Shopper.Told told = shopper.confirm(key(memory), secret, paymentMethod, returnUrl(memory));
    memory.ledTo(told.redirect());
    Kind kind = told.said().kind();
    boolean goesOn = kind == Kind.PAID || kind == Kind.IN_PROGRESS || kind == Kind.UNKNOWN;
    if (visit == Visit.LEAVES || !goesOn || !hasReturnPage(memory)) {
      return told.said();
    }
    Map<String, String> query = new LinkedHashMap<>();
    query.put("payment_intent", Shopper.intentOf(secret));
    query.put("payment_intent_client_secret", secret);
    if (kind != Kind.UNKNOWN) {
      query.put("redirect_status", kind == Kind.PAID ? "succeeded" : "pending");
    }
    return betterOf(returnPage(memory, Query.of(query)), told.said());
  }

  @Override
  public PaymentAnswer answerChallenge(String order, boolean approve, Visit visit) {
    OrderMemory memory = known(order);
    return timed(
        () -> {
          URI page = memory.challenge();
          if (page == null) {
            return Said.broken("order " + order + " led to no 3-D Secure page");
          }
          String button = approve ? ChallengePage.APPROVE : ChallengePage.FAIL;
          String query;
          try {
            query = challenges.press(page, button, door.base());
          } catch (Web.NoAnswerException | IllegalStateException e) {
            return Said.broken(e.getMessage());
          }
          return visit == Visit.LEAVES ? Said.of(Kind.IN_PROGRESS) : backAtTheShop(memory, query);
        });
  }

  private Said backAtTheShop(OrderMemory memory, String query) {
    Operation after = mapping.operation(memory.flow(), "afterAction");
    if (after != null) {
      Operations.Run run = operations.run(after, values(memory, returning(query)));
      memory.keep(run);
      return answers.said(after, run);
    }
    if (hasReturnPage(memory)) {
      return returnPage(memory, query);
    }
    String secret = memory.text("clientSecret");
    return secret == null
        ? Said.of(Kind.IN_PROGRESS)
        : shopper.retrieve(key(memory), secret).said();
  }

  @Override
  public PaymentAnswer openReturnPage(String order, Map<String, String> parameters) {
    OrderMemory memory = known(order);
    if (!hasReturnPage(memory)) {
      throw lacking(Ability.RETURN_PAGE);
    }
    return timed(() -> returnPage(memory, Query.of(parameters)));
  }

  private Said returnPage(OrderMemory memory, String query) {
    Operation page = required(memory, "returnPage");
    Operations.Run run = operations.run(page, values(memory, returning(query)));
    return answers.said(page, run);
  }

  /** What the app's page says counts, unless it is no answer. */
  private static Said betterOf(Said page, Said stripe) {
    return page.kind() == Kind.BROKEN && stripe.kind() != Kind.UNKNOWN ? stripe : page;
  }

  @Override
  public Books books(String order) {
    Operation status = shared("orderStatus", Ability.ORDERS);
    Operations.Run run = operations.run(status, values(known(order), Map.of()));
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
    Operations.Run run = operations.run(refund, values(known(order), act));
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
    Operations.Run run = operations.run(shared(name, ability), world.given());
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
      return door.send("POST", webhook.path(), headers, body).status();
    } catch (Web.NoAnswerException e) {
      return 0;
    }
  }

  /** The app itself is closed by whoever started it. */
  @Override
  public void close() {}

  private static PaymentAnswer timed(Supplier<Said> act) {
    long started = System.nanoTime();
    Said said = act.get();
    return said.between(started, System.nanoTime());
  }

  private Map<String, JsonElement> values(OrderMemory memory, Map<String, JsonElement> act) {
    Map<String, JsonElement> values = new HashMap<>(world.given());
    values.putAll(memory.values());
    values.putAll(act);
    return values;
  }

  private static Map<String, JsonElement> returning(String query) {
    return Map.of("return.query", new JsonPrimitive(query));
  }

  private boolean hasReturnPage(OrderMemory memory) {
    return mapping.operation(memory.flow(), "returnPage") != null;
  }

  private @Nullable String returnUrl(OrderMemory memory) {
    Operation page = mapping.operation(memory.flow(), "returnPage");
    if (page == null) {
      return null;
    }
    String path = page.steps().get(0).request().path().split("\\?", 2)[0];
    return door.base() + new Templates(values(memory, Map.of())).path(path);
  }

  private String key(OrderMemory memory) {
    String told = memory.text("publishableKey");
    return told != null ? told : world.publishableKey();
  }

  private OrderMemory known(String order) {
    OrderMemory memory = orders.get(order);
    if (memory == null) {
      throw new IllegalArgumentException("order (" + order + ") was not placed in this scenario");
    }
    return memory;
  }

  private Operation required(OrderMemory memory, String name) {
    Operation operation = mapping.operation(memory.flow(), name);
    if (operation == null) {
      throw new IllegalStateException("the mapping was checked to have " + name);
    }
    return operation;
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
