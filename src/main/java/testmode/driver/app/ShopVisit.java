package testmode.driver.app;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import testmode.driver.PaymentAnswer.Kind;
import testmode.driver.app.Answers.Said;
import testmode.driver.mapping.MappingFile;
import testmode.driver.mapping.Operation;
import testmode.driver.mapping.Templates;

/** What a shopper does at the app itself while paying, whoever confirms the payment. */
final class ShopVisit {

  private final MappingFile mapping;
  private final Map<String, JsonElement> given;
  private final Operations operations;
  private final Answers answers;

  ShopVisit(MappingFile mapping, Map<String, JsonElement> given, Operations operations) {
    this.mapping = mapping;
    this.given = given;
    this.operations = operations;
    this.answers = new Answers(mapping);
  }

  /** An operation that was run, and how it went. */
  record Done(Operation operation, Run run) {}

  boolean has(OrderMemory memory, String operation) {
    return mapping.operation(memory.flow(), operation) != null;
  }

  /** The shopper presses "pay": for the first time, or again where that is another request. */
  Done createPayment(OrderMemory memory, Map<String, JsonElement> act) {
    boolean again = memory.paymentCreated() && has(memory, "retryPayment");
    Done done = run(memory, again ? "retryPayment" : "createPayment", act);
    if (done.run().last() != null && isThrough(done)) {
      memory.paymentIsCreated();
    }
    return done;
  }

  /** An app that refuses in its last step has been through all the others. */
  private static boolean isThrough(Done done) {
    boolean oneStep = done.operation().steps().size() == 1;
    return done.run().failure() == null || oneStep;
  }

  Done run(OrderMemory memory, String name, Map<String, JsonElement> act) {
    Operation operation = required(memory, name);
    Run run = operations.run(operation, memory.values(given, act), memory.shopper());
    memory.keep(run);
    return new Done(operation, run);
  }

  Said said(Done done) {
    return answers.said(done.operation(), done.run());
  }

  /** Somebody opens the page that Stripe sends shoppers back to. */
  Said returnPage(OrderMemory memory, String query) {
    return said(run(memory, "returnPage", returning(query)));
  }

  /**
   * The shopper has confirmed at Stripe and is still there: the shop's page does what it does then.
   *
   * @param query what the shopper comes back with
   * @param atStripe what Stripe said, which counts where the shop says nothing
   */
  Said confirmed(OrderMemory memory, String query, Said atStripe) {
    Said said = atStripe;
    boolean through = atStripe.kind() == Kind.PAID || atStripe.kind() == Kind.IN_PROGRESS;
    if (through && has(memory, "complete")) {
      said = betterOf(said(run(memory, "complete", returning(query))), said);
    }
    return has(memory, "returnPage") ? betterOf(returnPage(memory, query), said) : said;
  }

  /** What the app's page says counts, unless it is no answer. */
  static Said betterOf(Said page, Said stripe) {
    return page.kind() == Kind.BROKEN && stripe.kind() != Kind.UNKNOWN ? stripe : page;
  }

  static Map<String, JsonElement> returning(String query) {
    return Map.of("return.query", new JsonPrimitive(query));
  }

  /**
   * Where Stripe is told to send the shopper back to: where the app has no such page, to its front
   * page, for Stripe.js always tells one, and Stripe asks for one.
   */
  String returnUrl(OrderMemory memory) {
    Operation page = mapping.operation(memory.flow(), "returnPage");
    if (page == null) {
      return operations.door().base() + "/";
    }
    String path = page.steps().get(0).request().path().split("\\?", 2)[0];
    return operations.door().base() + new Templates(memory.values(given, Map.of())).path(path);
  }

  private Operation required(OrderMemory memory, String name) {
    Operation operation = mapping.operation(memory.flow(), name);
    if (operation == null) {
      throw new IllegalStateException("the mapping was checked to have " + name);
    }
    return operation;
  }
}
