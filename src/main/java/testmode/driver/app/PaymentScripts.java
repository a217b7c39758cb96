package testmode.driver.app;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.driver.Flow;
import testmode.driver.MerchantApp.Visit;
import testmode.driver.PaymentAnswer.Kind;
import testmode.driver.app.Answers.Said;
import testmode.driver.mapping.MappingFile;
import testmode.driver.mapping.Operation;
import testmode.driver.mapping.Templates;
import testmode.driver.web.Query;
import testmode.driver.web.Web;

/**
 * What a shopper goes through when paying, one script per flow: the app, Stripe, the bank's page,
 * the app again.
 */
final class PaymentScripts {

  private final MappingFile mapping;
  private final Map<String, JsonElement> given;
  private final String publishableKey;
  private final Operations operations;
  private final Answers answers;
  private final Shopper shopper;
  private final Challenges challenges;
  private final FrontDoor door;

  PaymentScripts(
      MappingFile mapping,
      MappedMerchant.World world,
      Operations operations,
      Shopper shopper,
      Challenges challenges) {
    this.mapping = mapping;
    this.given = world.given();
    this.publishableKey = world.publishableKey();
    this.operations = operations;
    this.answers = new Answers(mapping);
    this.shopper = shopper;
    this.challenges = challenges;
    this.door = operations.door();
  }

  /** The shopper presses "pay". */
  Said pay(OrderMemory memory, String paymentMethod, String attemptKey, Visit visit) {
    Map<String, JsonElement> act = new HashMap<>();
    act.put("shopper.paymentMethod", new JsonPrimitive(paymentMethod));
    act.put("attemptKey", new JsonPrimitive(attemptKey));
    return memory.flow() == Flow.SERVER_CONFIRM
        ? merchantConfirms(memory, act)
        : shopperConfirms(memory, act, paymentMethod, visit);
  }

  /** The shopper answers the bank's page and, when staying, comes back to the shop. */
  Said answerChallenge(OrderMemory memory, boolean approve, Visit visit) {
    URI page = memory.challenge();
    if (page == null) {
      return Said.broken("order " + memory.text("order") + " led to no 3-D Secure page");
    }
    String query;
    try {
      query = challenges.answer(page, approve);
    } catch (Web.NoAnswerException | IllegalStateException e) {
      return Said.broken(e.getMessage());
    }
    return visit == Visit.LEAVES ? Said.of(Kind.IN_PROGRESS) : backAtTheShop(memory, query);
  }

  private Said merchantConfirms(OrderMemory memory, Map<String, JsonElement> act) {
    Operation last = required(memory, "createPayment");
    Operations.Run run = operations.run(last, memory.values(given, act));
    memory.keep(run);
    Operation confirm = mapping.operation(memory.flow(), "confirm");
    if (confirm != null && run.failure() == null) {
      last = confirm;
      run = operations.run(confirm, memory.values(given, act));
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
    Operations.Run run = operations.run(create, memory.values(given, act));
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

  private Said backAtTheShop(OrderMemory memory, String query) {
    Operation after = mapping.operation(memory.flow(), "afterAction");
    if (after != null) {
      Operations.Run run = operations.run(after, memory.values(given, returning(query)));
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

  /** Somebody opens the page that Stripe sends shoppers back to. */
  Said returnPage(OrderMemory memory, String query) {
    Operation page = required(memory, "returnPage");
    Operations.Run run = operations.run(page, memory.values(given, returning(query)));
    return answers.said(page, run);
  }

  /** What the app's page says counts, unless it is no answer. */
  private static Said betterOf(Said page, Said stripe) {
    return page.kind() == Kind.BROKEN && stripe.kind() != Kind.UNKNOWN ? stripe : page;
  }

  private static Map<String, JsonElement> returning(String query) {
    return Map.of("return.query", new JsonPrimitive(query));
  }

  boolean hasReturnPage(OrderMemory memory) {
    return mapping.operation(memory.flow(), "returnPage") != null;
  }

  private @Nullable String returnUrl(OrderMemory memory) {
    Operation page = mapping.operation(memory.flow(), "returnPage");
    if (page == null) {
      return null;
    }
    String path = page.steps().get(0).request().path().split("\\?", 2)[0];
    return door.base() + new Templates(memory.values(given, Map.of())).path(path);
  }

  private String key(OrderMemory memory) {
    String told = memory.text("publishableKey");
    return told != null ? told : publishableKey;
  }

  private Operation required(OrderMemory memory, String name) {
    Operation operation = mapping.operation(memory.flow(), name);
    if (operation == null) {
      throw new IllegalStateException("the mapping was checked to have " + name);
    }
    return operation;
  }
}
