package testmode.driver.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import testmode.driver.FaultControl.Span;
import testmode.driver.FaultControl.Target;
import testmode.driver.Flow;
import testmode.driver.MerchantApp.Visit;
import testmode.driver.Money;
import testmode.driver.ScenarioParts;
import testmode.driver.audit.Audit;
import testmode.driver.audit.Audited;
import testmode.driver.audit.Finding;
import testmode.driver.audit.Rule;
import testmode.driver.settings.Settings;
import testmode.merchant.Decisions;
import testmode.merchant.KeyPerAttempt;
import testmode.merchant.KeyPerOrder;
import testmode.merchant.NoKey;

/** What the idempotency audit makes of real traffic, of the honest shop and of wrong ones. */
class AuditOfShopsTest {

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

  @ParameterizedTest
  @EnumSource(Flow.class)
  void findsNothingWithTheReferenceShop(Flow flow) {
    Audited audited = played("honest " + flow, new Decisions(), flow);

    assertThat(audited.findings()).isEmpty();
    assertThat(audited.calls()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void remarksThatTheSdkMakesUpTheKeysOfAShopWithoutAny() {
    assertThat(played("M01", new NoKey(), Flow.SERVER_CONFIRM).findings())
        .extracting(Finding::rule)
        .contains(Rule.MADE_UP_KEY);
  }

  @Test
  void findsAKeyThatIsMadeAnewForEachAttempt() {
    assertThat(played("M03", new KeyPerAttempt(), Flow.SERVER_CONFIRM).mistake())
        .hasValueSatisfying(
            mistake -> {
              assertThat(mistake.rule()).isEqualTo(Rule.NEW_KEY);
              assertThat(mistake.call()).isEqualTo("POST /v1/payment_intents with confirm=true");
            });
  }

  @Test
  void findsOneKeyForTwoCards() {
    assertThat(played("M02", new KeyPerOrder(), Flow.SERVER_CONFIRM).mistake())
        .hasValueSatisfying(mistake -> assertThat(mistake.rule()).isEqualTo(Rule.SHARED_KEY));
  }

  /** A lost reply, a decline with another card after it, and two refunds. */
  private static Audited played(String name, Decisions decisions, Flow flow) {
    try (ScenarioParts parts = assembly.scenario(name, 1, decisions, null)) {
      parts.faults().apply("reply-lost", Target.MERCHANT_PAYMENT, Span.ONE_ATTEMPT);
      String order = parts.merchant().placeOrder(flow, PRICE);
      parts.merchant().pay(order, "pm_card_visa", Visit.STAYS);
      String second = parts.merchant().placeOrder(flow, PRICE);
      parts.merchant().pay(second, "pm_card_visa_chargeDeclinedInsufficientFunds", Visit.STAYS);
      parts.merchant().pay(second, "pm_card_visa", Visit.STAYS);
      parts.merchant().refund(order, Money.parse("10.00 EUR"), null);
      parts.merchant().refund(order, Money.parse("10.00 EUR"), null);
      await().atMost(Duration.ofSeconds(10)).until(() -> parts.deliveries().quiet());
      return Audit.of(parts.faults().recorded());
    }
  }
}
