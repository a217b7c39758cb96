package testmode.driver.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import testmode.driver.Ability;
import testmode.driver.EventDeliveries;
import testmode.driver.Flow;
import testmode.driver.MerchantApp.Visit;
import testmode.driver.Money;
import testmode.driver.NotUpException;
import testmode.driver.OrderState;
import testmode.driver.PaymentAnswer.Kind;
import testmode.driver.ScenarioParts;
import testmode.driver.StripeLedger;
import testmode.driver.gate.Trouble;
import testmode.driver.settings.Settings;
import testmode.driver.web.HttpAnswer;
import testmode.driver.web.Web;
import testmode.simulator.ClockMode;
import testmode.simulator.SimulatorConfig;
import testmode.simulator.StripeSimulator;

/** Test mode from end to end, with a simulator in Stripe's place that nobody may control. */
class AssemblyInTestModeTest {

  private static final Money PRICE = Money.parse("40.00 EUR");

  private final StripeSimulator stripe =
      StripeSimulator.start(
          SimulatorConfig.defaults().withClock(ClockMode.TICKING).withRateLimit(25));
  private final Assembly assembly = Assembly.open(settings());

  @AfterEach
  void close() {
    assembly.close();
    stripe.close();
  }

  private Settings settings() {
    return Settings.read(
        Map.of("testmode.seed", "7", "testmode.stripe.base", stripe.baseUri().toString()),
        Map.of("STRIPE_SECRET_KEY", "sk_test_night", "STRIPE_PUBLISHABLE_KEY", "pk_test_night"));
  }

  private void revoke(String key) throws Web.NoAnswerException {
    HttpAnswer answer =
        new Web()
            .send(
                "POST",
                URI.create(stripe.baseUri() + "/_testmode/keys/revoke"),
                Map.of("Authorization", "Bearer sk_test_night"),
                "{\"key\": \"" + key + "\"}",
                Duration.ofSeconds(10));
    assertThat(answer.status()).isEqualTo(200);
  }

  private List<Trouble.Kind> troubles() {
    return assembly.tally().orElseThrow().troubles().stream()
        .map(Trouble::kind)
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Flow.class)
  void aPaymentADeclineAChallengeAndARefundOnOneSharedAccount(Flow flow) {
    try (ScenarioParts paid = assembly.scenario("paid", 1);
        ScenarioParts other = assembly.scenario("declined", 1)) {
      String order = paid.merchant().placeOrder(flow, PRICE);
      String second = other.merchant().placeOrder(flow, PRICE);

      assertThat(paid.merchant().pay(order, "pm_card_visa", Visit.STAYS).kind())
          .isEqualTo(Kind.PAID);
      assertThat(other.merchant().pay(second, "pm_card_visa_chargeDeclined", Visit.STAYS).kind())
          .isEqualTo(Kind.DECLINED);
      assertThat(other.merchant().pay(second, "pm_card_authenticationRequired", Visit.STAYS).kind())
          .isEqualTo(Kind.REQUIRES_ACTION);
      assertThat(other.merchant().answerChallenge(second, true, Visit.STAYS).kind())
          .isEqualTo(Kind.PAID);
      assertThat(paid.merchant().refund(order, Money.parse("10.00 EUR"), null).accepted()).isTrue();
      await().atMost(Duration.ofSeconds(30)).until(() -> paid.deliveries().quiet());

      StripeLedger.Charge charge = paid.ledger().payments().get(0).charges().get(0);
      assertThat(paid.ledger().payments()).hasSize(1);
      assertThat(charge.refunded()).isEqualTo(Money.parse("10.00 EUR"));
      assertThat(other.ledger().payments().get(0).charges())
          .extracting(StripeLedger.Charge::succeeded)
          .contains(false)
          .endsWith(true);
      assertThat(paid.merchant().books(order).state()).isEqualTo(OrderState.PARTIALLY_REFUNDED);
      assertThat(paid.deliveries().all())
          .extracting(EventDeliveries.Delivery::type)
          .contains("payment_intent.succeeded", "charge.refunded")
          .doesNotContain("payment_intent.payment_failed");
      assertThat(paid.merchant().lacks(Ability.VIRTUAL_TIME)).isPresent();
      assertThat(troubles()).isEmpty();
    }
  }

  @Test
  void aKeyThatIsRevokedInMidRunIsTroubleOfStripeAndNotOfTheShop() throws Exception {
    try (ScenarioParts parts = assembly.scenario("revoked", 1)) {
      String order = parts.merchant().placeOrder(Flow.SERVER_CONFIRM, PRICE);
      int mark = assembly.tally().orElseThrow().mark();
      revoke("sk_test_night");

      assertThat(parts.merchant().pay(order, "pm_card_visa", Visit.STAYS).kind())
          .isNotEqualTo(Kind.PAID);

      assertThat(assembly.tally().orElseThrow().since(mark))
          .extracting(Trouble::kind)
          .contains(Trouble.Kind.KEY_REFUSED)
          .doesNotContain(Trouble.Kind.UNREACHABLE, Trouble.Kind.BROKEN);
    }
  }

  @Test
  void aRunDoesNotBeginWithAKeyThatIsRefused() throws Exception {
    revoke("sk_test_night");

    assertThatThrownBy(() -> Assembly.open(settings()))
        .isInstanceOf(NotUpException.class)
        .hasMessageStartingWith("Stripe's test mode cannot be asked at " + stripe.baseUri())
        .hasMessageContaining("Stripe answered 401 to GET /v1/events");
  }
}
