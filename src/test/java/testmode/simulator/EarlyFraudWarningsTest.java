package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonObject;
import com.stripe.model.PaymentIntent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.simulator.facts.StripeFact;

final class EarlyFraudWarningsTest {
  private static final String URL = "/v1/radar/early_fraud_warnings";

  private final Till till = new Till();

  @AfterEach
  void close() {
    till.close();
  }

  private JsonObject warning(PaymentIntent intent) {
    return till.wire
        .get(URL + "?charge=" + intent.getLatestCharge())
        .json()
        .getAsJsonArray("data")
        .get(0)
        .getAsJsonObject();
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"GET /v1/radar/early_fraud_warnings", "GET /v1/radar/early_fraud_warnings/{id}"},
      ref = "probe: github.com/antiwork/gumroad, EarlyFraudWarning cassettes: keys and fraud type",
      on = "2026-11-23")
  void aBankWarnsOfFraudWithoutTakingMoney() throws Exception {
    PaymentIntent intent = till.pay("pm_card_createIssuerFraudRecord", 2000, "usd");
    till.pay("pm_card_visa", 2000, "usd");
    till.advance(1);
    JsonObject warning = warning(intent);
    assertThat(warning.keySet())
        .containsExactly(
            "id",
            "object",
            "actionable",
            "charge",
            "created",
            "fraud_type",
            "livemode",
            "payment_intent");
    String id = warning.get("id").getAsString();
    assertThat(id).matches("issfr_1\\w{23}");
    assertThat(warning.get("fraud_type").getAsString()).isEqualTo("made_with_stolen_card");
    assertThat(warning.get("actionable").getAsBoolean()).isTrue();
    assertThat(till.wire.get(URL).json().getAsJsonArray("data")).hasSize(1);
    JsonObject expanded = till.wire.get(URL + "/" + id + "?expand[]=charge").json();
    assertThat(expanded.getAsJsonObject("charge").get("disputed").getAsBoolean()).isFalse();
    assertThat(till.eventTypes()).endsWith("radar.early_fraud_warning.created");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "GET /v1/radar/early_fraud_warnings/{id}",
      ref = "https://docs.stripe.com/api/radar/early_fraud_warnings/object",
      on = "2026-11-23")
  void aWarningIsActionableUntilAllIsRefunded() throws Exception {
    PaymentIntent intent = till.pay("pm_card_createIssuerFraudRecord", 2000, "usd");
    till.advance(1);
    String charge = "charge=" + intent.getLatestCharge();
    till.wire.post("/v1/refunds", charge + "&amount=1999");
    assertThat(warning(intent).get("actionable").getAsBoolean()).isTrue();
    till.wire.post("/v1/refunds", charge);
    assertThat(warning(intent).get("actionable").getAsBoolean()).isFalse();
    assertThat(till.eventTypes()).endsWith("radar.early_fraud_warning.updated");
    assertThat(till.wire.get(URL + "/issfr_nope").status()).isEqualTo(404);
  }
}
