package testmode.acceptance.language;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import testmode.acceptance.evidence.NotOffered;
import testmode.driver.Ability;
import testmode.driver.EventDeliveries;
import testmode.driver.EventDeliveries.Delivery;
import testmode.driver.EventDeliveries.SignedEvent;
import testmode.driver.StripeLedger.Event;
import testmode.driver.StripeLedger.Payment;
import testmode.driver.WebhookManners;

/** Stripe's events on their way to the merchant, true ones and false ones. */
public final class Events {

  private static final String INTENT_OF_ANOTHER_SHOP = "pi_3ofAnotherShopOnThisAccount";

  static final String SIGNATURE = "Stripe-Signature";

  private final Stage stage;
  private final Accounts accounts;
  private final Finding finding;
  private @Nullable Order lastAbout;
  private @Nullable Integer lastStatus;
  private @Nullable Forgery lastForgery;

  public Events(Stage stage, Accounts accounts, Finding finding) {
    this.stage = stage;
    this.accounts = accounts;
    this.finding = finding;
  }

  /** Stripe sends an event it has sent before, as when somebody asks it to in its Dashboard. */
  public void sentOnceMore(Order order, News news) {
    lastAbout = order;
    String event = latest(order, type(news)).id();
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
  public void sentAsNewEvent(Order order, News news) {
    lastAbout = order;
    String type = type(news);
    stage.settle();
    JsonObject event = JsonParser.parseString(json(order, type)).getAsJsonObject();
    event.addProperty("id", event.get("id").getAsString() + "again");
    lastStatus = deliver(stage.deliveries().signed(event.toString()));
  }

  /** A signed event about a payment that this shop never made. */
  public void sentAboutAnotherShop(Order like) {
    lastAbout = like;
    String paid = type(News.PAID);
    stage.settle();
    JsonObject event = JsonParser.parseString(json(like, paid)).getAsJsonObject();
    event.addProperty("id", event.get("id").getAsString() + "other");
    JsonObject object = event.getAsJsonObject("data").getAsJsonObject("object");
    if (object.has("client_reference_id")) { // a Checkout Session
      object.addProperty("id", "cs_test_ofAnotherShopOnThisAccount");
      object.addProperty("payment_intent", INTENT_OF_ANOTHER_SHOP);
      object.add("client_reference_id", JsonNull.INSTANCE);
    } else {
      object.addProperty("id", INTENT_OF_ANOTHER_SHOP);
    }
    object.add("metadata", new JsonObject());
    lastStatus = deliver(stage.deliveries().signed(event.toString()));
  }

  /** Somebody who is not Stripe posts the paid event. */
  public void forged(Order order, Forgery forgery) {
    String paid = json(order, type(News.PAID));
    posted(order, forgery, paid, paid.replaceFirst("\\{", "{ "));
  }

  /**
   * Somebody turns the event of a declined attempt into one that says that the order was paid.
   *
   * @throws org.opentest4j.TestAbortedException when the app believes events about a session only:
   *     of one that is not paid there is no event to alter
   */
  public void madeUp(Order order, Forgery forgery) {
    if (!type(News.PAID).equals(WebhookManners.PAID)) {
      throw new NotOffered(
          stage.merchant().name()
              + " learns of payments by "
              + stage.manners().paidEvent()
              + ", and of a session that was not paid Stripe has no event that somebody could"
              + " alter");
    }
    String declined = json(order, Objects.requireNonNull(News.PAYMENT_FAILED.type));
    posted(order, forgery, declined, saysPaid(declined));
  }

  private static String saysPaid(String declined) {
    JsonObject event = JsonParser.parseString(declined).getAsJsonObject();
    event.addProperty("id", event.get("id").getAsString() + "madeup");
    event.addProperty("type", WebhookManners.PAID);
    JsonObject intent = event.getAsJsonObject("data").getAsJsonObject("object");
    intent.addProperty("status", "succeeded");
    intent.add("amount_received", intent.get("amount"));
    intent.add("last_payment_error", JsonNull.INSTANCE);
    return event.toString();
  }

  /**
   * @param stripes what Stripe signed
   * @param altered what somebody made of it
   */
  private void posted(Order order, Forgery forgery, String stripes, String altered) {
    lastAbout = order;
    lastForgery = forgery;
    EventDeliveries post = stage.deliveries();
    lastStatus =
        switch (forgery) {
          case WITHOUT_SIGNATURE -> stage.merchant().deliver(altered, Map.of());
          case WITH_ANOTHER_SECRET -> deliver(altered, broken(post.signed(altered).signature()));
          case ALTERED -> deliver(altered, post.signed(stripes).signature());
          case AN_HOUR_OLD -> deliver(post.signedAgo(stripes, Duration.ofHours(1)));
        };
  }

  /** The last event that was posted was taken. */
  public void wasAcknowledged() {
    if (lastStatus == null || lastStatus / 100 != 2) {
      throw finding.about(
          lastAbout(),
          "The merchant should acknowledge the event with 2xx, but "
              + ReceiverHints.words(lastStatus)
              + "; Stripe would send it again for days.",
          ReceiverHints.notAcknowledged(lastStatus, tookAny()));
    }
  }

  /**
   * The last event that was posted was refused; not looked at where the receiver acknowledges all.
   */
  public void wasRefused() {
    Set<Integer> refusals = stage.manners().refusals();
    if (!stage.looksAt(Ability.ANSWERS_BY_STATUS, "refusals of events")) {
      return;
    }
    if (lastStatus == null || !refusals.contains(lastStatus)) {
      Forgery forgery = Objects.requireNonNull(lastForgery, "nothing was forged yet");
      throw finding.about(
          lastAbout(),
          "The merchant should refuse an event "
              + forgery.text
              + " with "
              + words(refusals)
              + ", but "
              + ReceiverHints.words(lastStatus)
              + ".",
          ReceiverHints.notRefused(lastStatus, forgery.question));
    }
  }

  /** Stripe posted the event so often, and the last time with success. */
  public void wasDeliveredIn(Order order, int attempts) {
    List<Delivery> deliveries = deliveriesOfPaid(order);
    boolean ended = !deliveries.isEmpty() && deliveries.get(deliveries.size() - 1).delivered();
    if (deliveries.size() != attempts || !ended) {
      throw finding.about(
          order,
          "Stripe should have delivered the paid event of order "
              + order
              + " in "
              + attempts
              + " attempts, but "
              + told(deliveries)
              + ".");
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
      throw finding.about(
          order,
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

  private Order lastAbout() {
    return Objects.requireNonNull(lastAbout, "no event was sent yet");
  }

  private boolean tookAny() {
    return stage.deliveries().all().stream().anyMatch(Delivery::delivered);
  }

  /** {@code the receiver answered 503, then 200}. */
  private static String told(List<Delivery> deliveries) {
    return deliveries.isEmpty()
        ? "never sent it"
        : "the receiver "
            + deliveries.stream()
                .map(Delivery::status)
                .map(ReceiverHints::words)
                .collect(Collectors.joining(", then "));
  }

  /** {@code 400, 401 or 403}. */
  private static String words(Set<Integer> statuses) {
    return statuses.stream()
        .sorted()
        .map(String::valueOf)
        .collect(Collectors.joining(", "))
        .replaceFirst(", (\\d+)$", " or $1");
  }

  /**
   * By which event the app hears of it.
   *
   * @throws org.opentest4j.TestAbortedException when the app does not listen to such events
   */
  private String type(News news) {
    stage.needs(Ability.WEBHOOKS);
    WebhookManners manners = stage.manners();
    String type = news.type == null ? manners.paidEvent() : news.type;
    stage.listensTo(type);
    return type;
  }

  private List<Delivery> deliveriesOfPaid(Order order) {
    stage.settle();
    Set<String> events =
        Set.copyOf(eventsOf(order, type(News.PAID)).stream().map(Event::id).toList());
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
      throw finding.about(
          order,
          "Stripe should have an event " + type + " about order " + order + ", but has none.");
    }
    return events.get(events.size() - 1);
  }

  private List<Event> eventsOf(Order order, String type) {
    List<Payment> payments = accounts.paymentsOf(order);
    return stage.ledger().events().stream()
        .filter(event -> event.type().equals(type))
        .filter(
            event -> payments.stream().anyMatch(payment -> payment.id().equals(event.payment())))
        .toList();
  }

  private int deliver(SignedEvent event) {
    return deliver(event.body(), event.signature());
  }

  private int deliver(String body, String signature) {
    return stage.merchant().deliver(body, Map.of(SIGNATURE, signature));
  }

  /** The same header with every digest changed: what another secret would have given. */
  static String broken(String signature) {
    return signature.replaceAll("(v\\d=)[0-9a-f]{8}", "$100000000");
  }

  /** What an event tells, by the words of the features. */
  public enum News {
    /** The type of this one is the app's choice. */
    PAID(null),
    PAYMENT_FAILED("payment_intent.payment_failed"),
    REFUNDED("charge.refunded");

    private final @Nullable String type;

    News(@Nullable String type) {
      this.type = type;
    }
  }

  /** In which way an event is not Stripe's. */
  public enum Forgery {
    WITHOUT_SIGNATURE(
        "without a signature", "is an event refused that has no signature, whatever it says?"),
    WITH_ANOTHER_SECRET(
        "signed with another secret", "is the signature of every event verified, with its secret?"),
    ALTERED(
        "altered after it was signed", "is the signature verified over the body, byte by byte?"),
    AN_HOUR_OLD("signed an hour ago", "is the time in the signature held against the clock?");

    private final String text;
    private final String question;

    /**
     * @param question to whom took it
     */
    Forgery(String text, String question) {
      this.text = text;
      this.question = question;
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
