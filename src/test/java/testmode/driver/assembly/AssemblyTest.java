package testmode.driver.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import testmode.driver.Books;
import testmode.driver.EventDeliveries;
import testmode.driver.FaultControl.Span;
import testmode.driver.FaultControl.Target;
import testmode.driver.Flow;
import testmode.driver.MerchantApp.Visit;
import testmode.driver.Money;
import testmode.driver.OrderState;
import testmode.driver.Outcome;
import testmode.driver.PaymentAnswer;
import testmode.driver.PaymentAnswer.Kind;
import testmode.driver.RefundAnswer;
import testmode.driver.ScenarioParts;
import testmode.driver.Settlement;
import testmode.driver.StripeLedger;
import testmode.driver.settings.Settings;

/** All real parts together, over HTTP. */
class AssemblyTest {

  private static final Money PRICE = Money.parse("40.00 EUR");

  private static Assembly assembly;

  @BeforeAll
  static void open() {
    assembly = Assembly.open(Settings.read(Map.of("testmode.seed", "7"), Map.of()));
  }

  @AfterAll
  static void close() {
    assembly.close();
  }

  private static void quiet(ScenarioParts parts) {
    await().atMost(Duration.ofSeconds(10)).until(() -> parts.deliveries().quiet());
  }

  @ParameterizedTest
  @EnumSource(Flow.class)
  void aCardThatSucceedsIsChargedOnceAndBookedOnce(Flow flow) {
    try (ScenarioParts parts = assembly.scenario("paid " + flow, 1)) {
      String order = parts.merchant().placeOrder(flow, PRICE);

      PaymentAnswer answer = parts.merchant().pay(order, "pm_card_visa", Visit.STAYS);
      quiet(parts);

      assertThat(answer.failure()).isNull();
      assertThat(answer.kind()).isEqualTo(Kind.PAID);
      Books books = parts.merchant().books(order);
      assertThat(books.state()).isEqualTo(OrderState.PAID);
      assertThat(books.paid()).isEqualTo(PRICE);
      assertThat(books.fulfilments()).isEqualTo(1);
      List<StripeLedger.Payment> payments = parts.ledger().payments();
      assertThat(payments).hasSize(1);
      StripeLedger.Charge charge = payments.get(0).charges().get(0);
      assertThat(payments.get(0).charges()).hasSize(1);
      assertThat(charge.succeeded()).isTrue();
      assertThat(charge.captured()).isEqualTo(PRICE);
      assertThat(parts.ledger().events())
          .extracting(StripeLedger.Event::type)
          .contains("charge.succeeded", "payment_intent.succeeded");
      assertThat(parts.deliveries().all()).allMatch(EventDeliveries.Delivery::delivered);
      assertThat(parts.faults().recorded()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Flow.class)
  void aDeclineIsToldAndAnotherCardPays(Flow flow) {
    try (ScenarioParts parts = assembly.scenario("declined " + flow, 1)) {
      String order = parts.merchant().placeOrder(flow, PRICE);

      PaymentAnswer declined =
          parts.merchant().pay(order, "pm_card_visa_chargeDeclinedInsufficientFunds", Visit.STAYS);

      assertThat(declined.kind()).isEqualTo(Kind.DECLINED);
      assertThat(declined.reason()).isEqualTo("insufficient_funds");
      assertThat(declined.advice()).isNotNull();
      assertThat(parts.merchant().books(order).state().outcome()).isEqualTo(Outcome.NOT_PAID);
      assertThat(parts.merchant().pay(order, "pm_card_visa", Visit.STAYS).kind())
          .isEqualTo(Kind.PAID);
      StripeLedger.Payment payment = parts.ledger().payments().get(0);
      assertThat(payment.charges())
          .extracting(StripeLedger.Charge::succeeded)
          .containsExactly(false, true);
      assertThat(payment.charges().get(0).declineCode()).isEqualTo("insufficient_funds");
    }
  }

  @ParameterizedTest
  @EnumSource(Flow.class)
  void theBanksPageDecides(Flow flow) {
    try (ScenarioParts parts = assembly.scenario("3-D Secure " + flow, 1)) {
      String refused = parts.merchant().placeOrder(flow, PRICE);
      String approved = parts.merchant().placeOrder(flow, PRICE);

      assertThat(
              parts.merchant().pay(refused, "pm_card_authenticationRequired", Visit.STAYS).kind())
          .isEqualTo(Kind.REQUIRES_ACTION);
      assertThat(parts.merchant().answerChallenge(refused, false, Visit.STAYS).kind())
          .isEqualTo(Kind.DECLINED);
      parts.merchant().pay(approved, "pm_card_authenticationRequired", Visit.STAYS);
      assertThat(parts.merchant().answerChallenge(approved, true, Visit.STAYS).kind())
          .isEqualTo(Kind.PAID);

      assertThat(parts.merchant().books(refused).state().outcome()).isEqualTo(Outcome.NOT_PAID);
      assertThat(parts.merchant().books(approved).state()).isEqualTo(OrderState.PAID);
    }
  }

  @Test
  void aShopperWhoLeavesAfterTheBanksPageIsHeardOfThroughTheEvent() {
    try (ScenarioParts parts = assembly.scenario("left", 1)) {
      String order = parts.merchant().placeOrder(Flow.SHOPPER_CONFIRM, PRICE);
      parts.merchant().pay(order, "pm_card_authenticationRequired", Visit.STAYS);

      parts.merchant().answerChallenge(order, true, Visit.LEAVES);
      quiet(parts);

      assertThat(parts.merchant().books(order).state()).isEqualTo(OrderState.PAID);
    }
  }

  @ParameterizedTest
  @EnumSource(Flow.class)
  void refundsReachTheLedger(Flow flow) {
    try (ScenarioParts parts = assembly.scenario("refund " + flow, 1)) {
      String order = parts.merchant().placeOrder(flow, PRICE);
      parts.merchant().pay(order, "pm_card_visa", Visit.STAYS);

      RefundAnswer part = parts.merchant().refund(order, Money.parse("10.00 EUR"), "office-1");
      RefundAnswer rest = parts.merchant().refund(order, null, null);
      RefundAnswer more = parts.merchant().refund(order, Money.parse("0.01 EUR"), null);

      assertThat(part).isEqualTo(new RefundAnswer(true, null));
      assertThat(rest.accepted()).isTrue();
      assertThat(more.accepted()).isFalse();
      assertThat(more.message()).isNotBlank();
      StripeLedger.Charge charge = parts.ledger().payments().get(0).charges().get(0);
      assertThat(charge.refunded()).isEqualTo(PRICE);
      assertThat(charge.refunds())
          .extracting(StripeLedger.Refund::amount)
          .containsExactly(Money.parse("10.00 EUR"), Money.parse("30.00 EUR"));
      assertThat(parts.merchant().books(order).state()).isEqualTo(OrderState.REFUNDED);
    }
  }

  @ParameterizedTest
  @EnumSource(Flow.class)
  void aLostReplyBecomesNoSecondCharge(Flow flow) {
    Target struck =
        flow == Flow.SERVER_CONFIRM ? Target.MERCHANT_PAYMENT : Target.SHOPPER_CONFIRMATION;
    try (ScenarioParts parts = assembly.scenario("lost reply " + flow, 1)) {
      String order = parts.merchant().placeOrder(flow, PRICE);
      parts.faults().apply("reply-lost", struck, Span.ONE_ATTEMPT);

      PaymentAnswer answer = parts.merchant().pay(order, "pm_card_visa", Visit.STAYS);

      assertThat(answer.kind()).isEqualTo(Kind.PAID);
      assertThat(parts.ledger().payments()).hasSize(1);
      assertThat(parts.ledger().payments().get(0).charges()).hasSize(1);
      assertThat(parts.faults().recorded())
          .anyMatch(exchange -> "reply-lost".equals(exchange.fault()));
    }
  }

  @Test
  void anUnknownOutcomeIsSettledByReconciliation() {
    try (ScenarioParts parts = assembly.scenario("unknown", 1)) {
      String order = parts.merchant().placeOrder(Flow.SERVER_CONFIRM, PRICE);
      parts.faults().apply("event-dropped", Target.EVENTS, Span.EVERY_ATTEMPT);
      parts.faults().apply("reply-lost", Target.MERCHANT_PAYMENT, Span.EVERY_ATTEMPT);
      parts.faults().apply("request-lost", Target.MERCHANT_READ, Span.EVERY_ATTEMPT);

      PaymentAnswer answer = parts.merchant().pay(order, "pm_card_visa", Visit.STAYS);

      assertThat(answer.kind()).isEqualTo(Kind.UNKNOWN);
      assertThat(parts.merchant().books(order).state()).isEqualTo(OrderState.UNKNOWN);
      parts.faults().clear();
      parts.merchant().reconcile();
      assertThat(parts.merchant().books(order).state()).isEqualTo(OrderState.PAID);
    }
  }

  @Test
  void timePassesForBothInLockStep() {
    try (ScenarioParts parts = assembly.scenario("time", 1)) {
      String order = parts.merchant().placeOrder(Flow.SHOPPER_CONFIRM, PRICE);
      parts.faults().apply("event-refused", Target.PAID_EVENT, Span.ONE_ATTEMPT);
      parts.merchant().pay(order, "pm_card_visa", Visit.LEAVES);
      quiet(parts);
      var before = parts.time().now();

      parts.time().pass(Duration.ofDays(3));

      assertThat(parts.time().now()).isEqualTo(before.plus(Duration.ofDays(3)));
      assertThat(parts.deliveries().all())
          .filteredOn(it -> it.type().equals("payment_intent.succeeded"))
          .extracting(EventDeliveries.Delivery::delivered)
          .containsExactly(false, true);
      assertThat(parts.merchant().books(order).state()).isEqualTo(OrderState.PAID);
    }
  }

  @Test
  void theAccountSettlesAsItIsTold() {
    try (ScenarioParts parts = assembly.scenario("settlement", 1)) {
      parts.account().settlesIn("usd", Map.of("eur", "1.10"));
      String order = parts.merchant().placeOrder(Flow.SERVER_CONFIRM, PRICE);
      parts.merchant().pay(order, "pm_card_visa", Visit.STAYS);
      parts.time().pass(Duration.ofMinutes(1));
      quiet(parts);

      Settlement settlement = parts.ledger().payments().get(0).charges().get(0).settlement();
      assertThat(settlement).isNotNull();
      // The simulator keeps 2 % of the rate, as Stripe was recorded to do.
      assertThat(settlement.gross()).isEqualTo(Money.parse("43.12 USD"));
      assertThat(settlement.exchangeRate()).isEqualByComparingTo("1.078");
      assertThat(parts.merchant().books(order).settlement()).isEqualTo(settlement);
    }
  }

  @Test
  void eventsCanBeSignedAndSentAgain() {
    try (ScenarioParts parts = assembly.scenario("signed", 1)) {
      String order = parts.merchant().placeOrder(Flow.SERVER_CONFIRM, PRICE);
      parts.merchant().pay(order, "pm_card_visa", Visit.STAYS);
      quiet(parts);
      String event =
          parts.ledger().events().stream()
              .filter(it -> it.type().equals("payment_intent.succeeded"))
              .findFirst()
              .orElseThrow()
              .id();

      EventDeliveries.SignedEvent signed =
          parts.deliveries().signed(parts.ledger().eventJson(event));
      Map<String, String> headers = Map.of("Stripe-Signature", signed.signature());

      assertThat(parts.merchant().deliver(signed.body(), headers)).isEqualTo(200);
      assertThat(parts.merchant().deliver(signed.body() + " ", headers)).isEqualTo(400);
      parts.deliveries().redeliver(event);
      quiet(parts);
      assertThat(parts.merchant().books(order).fulfilments()).isEqualTo(1);
    }
  }

  @Test
  void everyScenarioHasAWorldOfItsOwn() {
    try (ScenarioParts one = assembly.scenario("same", 1);
        ScenarioParts other = assembly.scenario("same", 1)) {
      String order = one.merchant().placeOrder(Flow.SERVER_CONFIRM, PRICE);
      one.merchant().pay(order, "pm_card_visa", Visit.STAYS);

      assertThat(one.ledger().payments()).hasSize(1);
      assertThat(other.ledger().payments()).isEmpty();
      assertThat(one.stripe().secretKey()).isNotEqualTo(other.stripe().secretKey());
      assertThat(one.stripe()).hasToString("StripeAccess[" + assembly.stripe() + "]");
    }
  }

  @Test
  void scenariosRunSideBySide() {
    List<String> outcomes =
        IntStream.range(0, 6)
            .parallel()
            .mapToObj(
                number -> {
                  try (ScenarioParts parts = assembly.scenario("side " + number, number)) {
                    String order = parts.merchant().placeOrder(Flow.SERVER_CONFIRM, PRICE);
                    parts.merchant().pay(order, "pm_card_visa", Visit.STAYS);
                    return parts.merchant().books(order).stateText()
                        + " "
                        + parts.ledger().payments().size();
                  }
                })
            .toList();

    assertThat(outcomes).hasSize(6).containsOnly("paid 1");
  }
}
