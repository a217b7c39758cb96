package testmode.acceptance.language;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import testmode.driver.Ability;
import testmode.driver.Books;
import testmode.driver.EventDeliveries;
import testmode.driver.EventDeliveries.Delivery;
import testmode.driver.EventDeliveries.SignedEvent;
import testmode.driver.FaultControl;
import testmode.driver.MerchantApp;
import testmode.driver.Money;
import testmode.driver.OrderState;
import testmode.driver.PaymentAnswer;
import testmode.driver.ScenarioParts;
import testmode.driver.StripeAccess;
import testmode.driver.StripeLedger.Event;
import testmode.driver.StripeLedger.Payment;
import testmode.driver.WebhookManners;

/** An app that lacks some abilities, on a stage of its own where nothing is on its way. */
final class FakeApp {

  final Stage stage = new Stage();
  final Map<Ability, String> lacking = new EnumMap<>(Ability.class);
  final Set<Ability> without = EnumSet.noneOf(Ability.class);
  WebhookManners manners =
      new WebhookManners(WebhookManners.PAID, Set.of(), WebhookManners.REFUSALS, Duration.ZERO);
  List<Delivery> deliveries = List.of();
  @Nullable Money price;

  /** What a shopper gets who pays, and after how long. */
  PaymentAnswer.Kind kind = PaymentAnswer.Kind.PAID;

  Duration keepsWaiting = Duration.ZERO;

  /** What its receiver answers. */
  int status = 200;

  /** Null for an app that cannot tell them. */
  @Nullable Books books =
      new Books(OrderState.PAID, "paid", null, null, null, 1, null, null, null, null);

  List<Payment> payments = List.of();

  /** What shoppers and strangers did to it. */
  final List<String> acts = new ArrayList<>();

  FakeApp() {
    ScenarioParts parts =
        new ScenarioParts(
            1,
            "world",
            Map.of(),
            new StripeAccess(URI.create("http://127.0.0.1:1"), "sk_test_x", "pk_test_x"),
            port(MerchantApp.class),
            port(testmode.driver.StripeLedger.class),
            port(FaultControl.class),
            port(testmode.driver.TimeControl.class),
            port(EventDeliveries.class),
            port(testmode.driver.AccountControl.class),
            () -> {});
    stage.set(parts, 1, Patience.onThisMachine(Duration.ofMillis(200)));
  }

  FakeApp lacks(Ability ability, String why) {
    lacking.put(ability, why);
    if (ability.isWayToPay()) {
      without.add(ability);
    }
    return this;
  }

  private <T> T port(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, asked, given) -> say(asked, given)));
  }

  private Object say(Method asked, Object @Nullable [] given) {
    return switch (asked.getName()) {
      case "name" -> "my shop";
      case "lacks" -> Optional.ofNullable(lacking.get((Ability) given[0]));
      case "doesWithout" -> without.contains((Ability) given[0]);
      case "webhooks" -> manners;
      case "quiet" -> true;
      case "all" -> deliveries;
      case "price" -> told();
      case "deliver" -> delivered((String) given[0], (Map<?, ?>) given[1]);
      case "pay" -> answered("pays with " + given[1] + " and " + given[2]);
      case "answerChallenge" -> answered("approves (" + given[1] + ") and " + given[2]);
      case "books" -> books();
      case "payments" -> payments;
      case "recorded" -> List.of();
      case "entrance" -> URI.create("http://127.0.0.1:12112");
      case "events" ->
          payments.stream()
              .flatMap(
                  payment ->
                      Stream.of(
                          event("evt_1", WebhookManners.PAID, payment),
                          event("evt_2", "payment_intent.payment_failed", payment)))
              .toList();
      case "eventJson" ->
          "{\"id\": \"" + given[0] + "\", \"data\": {\"object\": {\"amount\": 4000}}}";
      case "signed", "signedAgo" -> new SignedEvent((String) given[0], "t=1,v1=00000000");
      default -> throw new UnsupportedOperationException(asked.getName());
    };
  }

  private static Event event(String id, String type, Payment payment) {
    return new Event(id, type, payment.id(), payment.id());
  }

  private int delivered(String body, Map<?, ?> headers) {
    acts.add("posts " + body + " with " + headers);
    return status;
  }

  private PaymentAnswer answered(String act) {
    acts.add(act);
    return new PaymentAnswer(kind, null, null, null, null, 0, keepsWaiting.toNanos());
  }

  private Books books() {
    if (books == null) {
      throw new IllegalStateException("my shop answered 500");
    }
    return books;
  }

  private Money told() {
    if (price == null) {
      throw new IllegalStateException("told once the shopper pays");
    }
    return price;
  }
}
