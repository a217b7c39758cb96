package testmode.driver.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.Aside;
import testmode.driver.EventDeliveries;
import testmode.driver.FaultControl.Span;
import testmode.driver.FaultControl.Target;
import testmode.driver.Flow;
import testmode.driver.MerchantApp.Visit;
import testmode.driver.Money;
import testmode.driver.OrderState;
import testmode.driver.PaymentAnswer;
import testmode.driver.ScenarioParts;
import testmode.driver.StripeLedger;
import testmode.driver.settings.Settings;
import testmode.driver.stripe.RunMarks;
import testmode.driver.sweep.SharedAccount;
import testmode.network.Exchange;
import testmode.network.Party;

/** Two runs in test mode with one seed on one account, and a stranger beside them. */
class OneAccountTest {
  private static final Money PRICE = Money.parse("40.00 EUR");
  private static final String ASKS = "pm_card_authenticationRequired";
  private static final Duration LONG = Duration.ofSeconds(30);

  private final SharedAccount account = new SharedAccount(null);
  private final Assembly one = Assembly.open(settings());
  private final Assembly other = Assembly.open(settings());

  @AfterEach
  void close() {
    one.close();
    other.close();
    account.close();
  }

  private Settings settings() {
    return Settings.read(account.properties(), SharedAccount.KEYS);
  }

  private static String pays(ScenarioParts parts, String card) {
    String order = parts.merchant().placeOrder(Flow.SERVER_CONFIRM, PRICE);
    parts.merchant().pay(order, card, Visit.STAYS);
    return order;
  }

  private static List<String> payments(ScenarioParts parts) {
    return parts.ledger().payments().stream().map(StripeLedger.Payment::id).toList();
  }

  private static Set<String> events(ScenarioParts parts) {
    return parts.ledger().events().stream().map(StripeLedger.Event::id).collect(Collectors.toSet());
  }

  private static Set<String> delivered(ScenarioParts parts) {
    return parts.deliveries().all().stream()
        .map(EventDeliveries.Delivery::event)
        .collect(Collectors.toSet());
  }

  private static List<String> keys(ScenarioParts parts) {
    return parts.faults().recorded().stream()
        .filter(exchange -> exchange.to() == Party.STRIPE)
        .map(Exchange::call)
        .filter(key -> key != null)
        .toList();
  }

  @Test
  void eachSeesOnlyItsOwnPaymentsAndEvents() throws Exception {
    try (ScenarioParts ours = one.scenario("paid", 1);
        ScenarioParts theirs = other.scenario("paid", 1)) {
      CompletableFuture<String> there = Aside.get(() -> pays(theirs, "pm_card_visa"));
      String order = pays(ours, "pm_card_visa");
      String stranger = account.holds("succeeded", Map.of("order_id", "5"));
      there.join();
      await().atMost(LONG).until(() -> ours.deliveries().quiet() && theirs.deliveries().quiet());

      assertThat(payments(ours)).hasSize(1).doesNotContain(stranger);
      assertThat(payments(theirs)).hasSize(1).doesNotContainAnyElementsOf(payments(ours));
      assertThat(delivered(ours)).isNotEmpty().isEqualTo(events(ours));
      assertThat(delivered(theirs))
          .isEqualTo(events(theirs))
          .doesNotContainAnyElementsOf(events(ours));
      assertThat(ours.merchant().books(order).state()).isEqualTo(OrderState.PAID);
      assertThat(ours.merchant().books(order).fulfilments()).isEqualTo(1);
      assertThat(account.all()).hasSize(3);
      assertThat(account.stripe().v1().webhookEndpoints().list().getData())
          .as("nobody is told of this account's events: they are fetched")
          .isEmpty();
    }
  }

  @Test
  void theyNameNothingAlikeAtStripe() {
    try (ScenarioParts ours = one.scenario("named", 1);
        ScenarioParts theirs = other.scenario("named", 1)) {
      String order = pays(ours, ASKS);
      String otherOrder = pays(theirs, ASKS);

      assertThat(ours.world()).isNotEqualTo(theirs.world());
      assertThat(ours.marks().get(RunMarks.RUN)).isNotEqualTo(theirs.marks().get(RunMarks.RUN));
      assertThat(order).isNotEqualTo(otherOrder);
      assertThat(keys(ours)).isNotEmpty().doesNotContainAnyElementsOf(keys(theirs));
      assertThat(ours.ledger().payments().get(0).metadata())
          .containsAllEntriesOf(ours.marks())
          .containsEntry("order_id", order);
    }
  }

  @Test
  void aScenarioThatFailsLeavesNothingOpenAndTouchesNobodyElse() throws Exception {
    String stranger = account.holds("requires_action", Map.of());
    String before = account.json(stranger);
    try (ScenarioParts theirs = other.scenario("fails", 1)) {
      pays(theirs, ASKS);
      assertThatThrownBy(
              () -> {
                try (ScenarioParts ours = one.scenario("fails", 1)) {
                  pays(ours, ASKS);
                  throw new AssertionError(payments(ours).get(0));
                }
              })
          .isInstanceOf(AssertionError.class)
          .satisfies(
              failed -> assertThat(account.state(failed.getMessage())).isEqualTo("canceled"));

      assertThat(account.state(payments(theirs).get(0))).isEqualTo("requires_action");
    }
    assertThat(account.json(stranger)).isEqualTo(before);
  }

  @Test
  void whatTheShopNeverHeardOfIsCanceledToo() throws Exception {
    try (ScenarioParts ours = one.scenario("unheard", 1)) {
      ours.faults().apply("broken-500-after-stripe", Target.MERCHANT_PAYMENT, Span.EVERY_ATTEMPT);
      ours.faults().apply("event-dropped", Target.EVENTS, Span.EVERY_ATTEMPT);
      pays(ours, ASKS);
      assertThat(account.all()).hasSize(1);
    }

    assertThat(account.all().get(0).getStatus()).isEqualTo("canceled");
  }

  @Test
  void whatIsStillOnItsWayToStripeIsWaitedForAndCanceled() throws Exception {
    CompletableFuture<PaymentAnswer> paying;
    try (ScenarioParts ours = one.scenario("on its way", 1)) {
      String order = ours.merchant().placeOrder(Flow.SERVER_CONFIRM, PRICE);
      ours.faults().apply("slow", Target.MERCHANT_PAYMENT, Span.ONE_ATTEMPT);
      paying = Aside.get(() -> ours.merchant().pay(order, ASKS, Visit.STAYS));
      await()
          .atMost(LONG)
          .until(() -> ours.faults().recorded().stream().anyMatch(it -> "slow".equals(it.fault())));
    }
    paying.handle((answer, failure) -> answer).join();

    assertThat(account.all()).hasSize(1);
    assertThat(account.all().get(0).getStatus()).isEqualTo("canceled");
  }

  @Test
  void aRunThatIsInterruptedEndsItsScenarios() throws Exception {
    ScenarioParts ours = one.scenario("interrupted", 1);
    pays(ours, ASKS);
    assertThat(account.all().get(0).getStatus()).isEqualTo("requires_action");

    one.close();

    assertThat(account.all().get(0).getStatus()).isEqualTo("canceled");
    ours.close();
  }

  @Test
  void reconciliationFindsItsOwnAmongStrangers() throws Exception {
    List<String> strangers =
        List.of(
            account.holds("requires_action", Map.of("order_id", "ord_5")),
            account.holds("succeeded", Map.of("order_id", "ord_6")));
    List<String> before = strangers.stream().map(account::json).toList();
    try (ScenarioParts ours = one.scenario("unknown", 1);
        ScenarioParts theirs = other.scenario("unknown", 1)) {
      for (ScenarioParts parts : List.of(ours, theirs)) {
        parts.faults().apply("event-dropped", Target.EVENTS, Span.EVERY_ATTEMPT);
        parts
            .faults()
            .apply("broken-500-after-stripe", Target.MERCHANT_PAYMENT, Span.EVERY_ATTEMPT);
        parts.faults().apply("broken-500", Target.MERCHANT_READ, Span.EVERY_ATTEMPT);
      }
      CompletableFuture<String> there = Aside.get(() -> pays(theirs, "pm_card_visa"));
      String order = pays(ours, "pm_card_visa");
      String otherOrder = there.join();
      assertThat(ours.merchant().books(order).state()).isEqualTo(OrderState.UNKNOWN);
      Stream.of(ours, theirs).forEach(parts -> parts.faults().clear());

      ours.merchant().reconcile();

      assertThat(ours.merchant().books(order).state()).isEqualTo(OrderState.PAID);
      assertThat(theirs.merchant().books(otherOrder).state()).isEqualTo(OrderState.UNKNOWN);
      assertThat(payments(ours)).hasSize(1);
    }
    assertThat(strangers.stream().map(account::json)).isEqualTo(before);
  }
}
