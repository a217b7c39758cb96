package testmode.acceptance.language;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import testmode.driver.Ability;
import testmode.driver.EventDeliveries.Delivery;
import testmode.driver.EventDeliveries.SignedEvent;
import testmode.driver.StripeLedger.Event;
import testmode.driver.StripeLedger.Payment;

/** Stripe's events on their way to the merchant, true ones and false ones. */
public final class Events {

  /** The types by which features know them. */
  public static final String PAID = "payment_intent.succeeded";

  public static final String PAYMENT_FAILED = "payment_intent.payment_failed";
  public static final String REFUNDED = "charge.refunded";

  /** What a receiver says to an event that it does not believe; a 404 is a wrong path. */
  private static final Set<Integer> REFUSALS = Set.of(400, 401, 403);

  static final String SIGNATURE = "Stripe-Signature";

  private final Stage stage;
  private final Accounts accounts;
  private @Nullable Integer lastStatus;
  private @Nullable Forgery lastForgery;

  public Events(Stage stage, Accounts accounts) {
    this.stage = stage;
    this.accounts = accounts;
  }

  /** Stripe sends an event it has sent before, as when somebody asks it to in its Dashboard. */
  public void sentOnceMore(Order order, String type) {
    stage.needs(Ability.WEBHOOKS);
    String event = latest(order, type).id();
    stage.settle();
    stage.deliveries().redeliver(event);
    stage.settle();
    lastStatus =
        stage.deliveries().all().stream()
            .filter(delivery -> delivery.event().equals(event))
            .reduce((earlier, later) -> later)
            .map(Delivery::status)
            .orElse(null);
  }

  /** Stripe sends another event that says the same, under an id of its own. */
  public void sentAsNewEvent(Order order, String type) {
    stage.settle();
    JsonObject event = JsonParser.parseString(json(order, type)).getAsJsonObject();
    event.addProperty("id", event.get("id").getAsString() + "again");
    SignedEvent signed = stage.deliveries().signed(event.toString());
    lastStatus = deliver(signed.body(), signed.signature());
  }

  /** A signed event about a PaymentIntent that this shop never made. */
  public void sentAboutAnotherShop(Order like) {
    stage.settle();
    JsonObject event = JsonParser.parseString(json(like, PAID)).getAsJsonObject();
    event.addProperty("id", event.get("id").getAsString() + "other");
    JsonObject intent = event.getAsJsonObject("data").getAsJsonObject("object");
    intent.addProperty("id", "pi_3ofAnotherShopOnThisAccount");
    intent.add("metadata", new JsonObject());
    SignedEvent signed = stage.deliveries().signed(event.toString());
    lastStatus = deliver(signed.body(), signed.signature());
  }

  /** Somebody who is not Stripe posts the paid event. */
  public void forged(Order order, Forgery forgery) {
    stage.needs(Ability.WEBHOOKS);
    String paid = json(order, PAID);
    SignedEvent event = stage.deliveries().signed(paid);
    lastForgery = forgery;
    lastStatus =
        switch (forgery) {
          case WITHOUT_SIGNATURE -> stage.merchant().deliver(event.body(), Map.of());
          case WITH_ANOTHER_SECRET -> deliver(event.body(), broken(event.signature()));
          case ALTERED -> deliver(event.body().replaceFirst("\\{", "{ "), event.signature());
          case AN_HOUR_OLD -> {
            SignedEvent recorded = stage.deliveries().signedAgo(paid, Duration.ofHours(1));
            yield deliver(recorded.body(), recorded.signature());
          }
        };
  }

  /** The last event that was posted was taken. */
  public void wasAcknowledged() {
    if (lastStatus == null || lastStatus / 100 != 2) {
      throw new AssertionError(
          "The merchant should acknowledge the event with 2xx, but answered "
              + lastStatus
              + "; Stripe would send it again for days.");
    }
  }

  /** The last event that was posted was refused. */
  public void wasRefused() {
    if (lastStatus == null || !REFUSALS.contains(lastStatus)) {
      throw new AssertionError(
          "The merchant should refuse an event "
              + (lastForgery == null ? "that is not Stripe's" : lastForgery.text)
              + " with 400, 401 or 403, but answered "
              + lastStatus
              + "; is the signature of every event verified, over the raw body, with its time?");
    }
  }

  /** Stripe posted the event so often, and the last time with success. */
  public void wasDeliveredIn(Order order, int attempts) {
    List<Delivery> deliveries = deliveriesOfPaid(order);
    boolean ended = !deliveries.isEmpty() && deliveries.get(deliveries.size() - 1).delivered();
    if (deliveries.size() != attempts || !ended) {
      throw new AssertionError(
          "Stripe should have delivered the paid event of order "
              + order
              + " in "
              + attempts
              + " attempts, but: "
              + deliveries);
    }
  }

  /**
   * Stripe posted the event so often, never with success.
   *
   * @param over the time between the first attempt and the last is longer than this
   * @param within and not longer than this
   */
  public void wasGivenUpAfter(Order order, int attempts, Duration over, Duration within) {
    List<Delivery> deliveries = deliveriesOfPaid(order);
    long first = deliveries.stream().mapToLong(Delivery::atMillis).min().orElse(0);
    long last = deliveries.stream().mapToLong(Delivery::atMillis).max().orElse(0);
    boolean never = deliveries.stream().noneMatch(Delivery::delivered);
    boolean inTime = last - first > over.toMillis() && last - first <= within.toMillis();
    if (deliveries.size() != attempts || !never || !inTime) {
      throw new AssertionError(
          "Stripe should have given up on the paid event of order "
              + order
              + " after "
              + attempts
              + " attempts over more than "
              + over
              + " and within "
              + within
              + ", but made "
              + deliveries.size()
              + (never ? ", none with success," : ", one with success,")
              + " over "
              + Duration.ofMillis(last - first)
              + ".");
    }
  }

  private List<Delivery> deliveriesOfPaid(Order order) {
    stage.settle();
    Set<String> events = Set.copyOf(eventsOf(order, PAID).stream().map(Event::id).toList());
    return stage.deliveries().all().stream()
        .filter(delivery -> events.contains(delivery.event()))
        .sorted(Comparator.comparingInt(Delivery::attempt))
        .toList();
  }

  private String json(Order order, String type) {
    return stage.ledger().eventJson(latest(order, type).id());
  }

  private Event latest(Order order, String type) {
    List<Event> events = stage.await(() -> eventsOf(order, type), found -> !found.isEmpty());
    if (events.isEmpty()) {
      throw new AssertionError(
          "Stripe should have an event " + type + " about order " + order + ", but has none.");
    }
    return events.get(events.size() - 1);
  }

  private List<Event> eventsOf(Order order, String type) {
    List<Payment> payments = accounts.paymentsOf(order);
    return stage.ledger().events().stream()
        .filter(event -> event.type().equals(type))
        .filter(event -> payments.stream().anyMatch(payment -> isAbout(event, payment)))
        .toList();
  }

  private static boolean isAbout(Event event, Payment payment) {
    return event.object().equals(payment.id())
        || payment.charges().stream().anyMatch(charge -> charge.id().equals(event.object()));
  }

  private int deliver(String body, String signature) {
    return stage.merchant().deliver(body, Map.of(SIGNATURE, signature));
  }

  /** The same header with every digest changed: what another secret would have given. */
  static String broken(String signature) {
    return signature.replaceAll("(v\\d=)[0-9a-f]{8}", "$100000000");
  }

  /** In which way an event is not Stripe's. */
  public enum Forgery {
    WITHOUT_SIGNATURE("without a signature"),
    WITH_ANOTHER_SECRET("signed with another secret"),
    ALTERED("altered after it was signed"),
    AN_HOUR_OLD("signed an hour ago");

    private final String text;

    Forgery(String text) {
      this.text = text;
    }

    /** The forgery of that text. */
    public static Forgery of(String text) {
      for (Forgery forgery : values()) {
        if (forgery.text.equals(text)) {
          return forgery;
        }
      }
      throw new IllegalArgumentException("forgery '" + text + "' is unknown");
    }
  }
}
