package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.stripe.exception.CardException;
import com.stripe.model.Charge;
import com.stripe.model.Charge.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import testmode.simulator.facts.DiffersFromStripe;
import testmode.simulator.facts.StripeFact;

/** What Radar makes of the cards that test it. */
final class RadarTest {
  private final Till till = new Till();

  @AfterEach
  void close() {
    till.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pm_card_radarBlock", "pm_card_riskLevelHighest"})
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/payment_intents", "GET /v1/charges/{id}"},
      ref = "https://docs.stripe.com/declines",
      on = "2026-11-23")
  void aPaymentOfTheHighestRiskIsBlockedBeforeTheNetworkIsAsked(String card) throws Exception {
    CardException blocked =
        catchThrowableOfType(CardException.class, () -> till.pay(card, 1000, "usd"));
    assertThat(blocked.getCode()).isEqualTo("card_declined");
    assertThat(blocked.getDeclineCode()).isEqualTo("fraudulent");
    Charge charge = till.stripe.v1().charges().retrieve(blocked.getCharge());
    Outcome outcome = charge.getOutcome();
    assertThat(outcome.getType()).isEqualTo("blocked");
    assertThat(outcome.getNetworkStatus()).isEqualTo("not_sent_to_network");
    assertThat(outcome.getReason()).isEqualTo("highest_risk_level");
    assertThat(outcome.getRiskLevel()).isEqualTo("highest");
    assertThat(outcome.getRiskScore()).isBetween(75L, 100L);
    assertThat(outcome.getRule()).isEqualTo("block_if_high_risk");
    assertThat(charge.getPaymentMethodDetails().getCard().getAuthorizationCode()).isNull();
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/payment_intents",
      ref = "probe: antiwork/gumroad, recorded 2023: a blocked card's cvc_check",
      on = "2026-11-23")
  void theSecurityCodeOfABlockedCardIsNotChecked() {
    CardException blocked =
        catchThrowableOfType(
            CardException.class, () -> till.pay("pm_card_radarBlock", 1000, "usd"));
    assertThat(blocked.getStripeError().getPaymentMethod().getCard().getChecks().getCvcCheck())
        .isEqualTo("unavailable");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/payment_intents", "GET /v1/charges/{id}"},
      ref = "https://docs.stripe.com/testing",
      on = "2026-11-23")
  void aPaymentOfElevatedRiskSucceedsAndSaysSo() throws Exception {
    Outcome outcome =
        till.chargeOf(till.pay("pm_card_riskLevelElevated", 1000, "usd")).getOutcome();
    assertThat(outcome.getType()).isEqualTo("authorized");
    assertThat(outcome.getNetworkStatus()).isEqualTo("approved_by_network");
    assertThat(outcome.getRiskLevel()).isEqualTo("elevated");
    assertThat(outcome.getRiskScore()).isBetween(65L, 74L);
  }

  @Test
  @DiffersFromStripe(
      "An account with Radar for Fraud Teams puts it in its review queue; reviews are not"
          + " simulated")
  void aPaymentOfElevatedRiskIsNotReviewed() throws Exception {
    Charge charge = till.chargeOf(till.pay("pm_card_riskLevelElevated", 1000, "usd"));
    assertThat(charge.getReview()).isNull();
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "GET /v1/charges/{id}",
      ref = "probe: Kiln-AI/stripe_world, the outcome of a usual payment",
      on = "2026-11-23")
  void aUsualPaymentHasANormalRisk() throws Exception {
    Outcome outcome = till.chargeOf(till.pay("pm_card_visa", 1000, "usd")).getOutcome();
    assertThat(outcome.getRiskLevel()).isEqualTo("normal");
    assertThat(outcome.getRiskScore()).isBetween(0L, 64L);
  }
}
