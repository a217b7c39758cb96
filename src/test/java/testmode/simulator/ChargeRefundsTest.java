package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.simulator.facts.DiffersFromStripe;
import testmode.simulator.facts.StripeFact;

/** The older routes to refunds, under the charge that they are of. */
final class ChargeRefundsTest {
  private static final String WORLD = "probe: Kiln-AI/stripe_world, cassette 05_refunds_disputes";

  private final Till till = new Till();

  @AfterEach
  void close() {
    till.close();
  }

  private String charge(long amount) throws Exception {
    return "/v1/charges/" + till.pay("pm_card_visa", amount, "usd").getLatestCharge();
  }

  private static String text(JsonObject json, String name) {
    return json.has(name) ? json.get(name).getAsString() : null;
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/charges/{id}/refund",
      ref = WORLD + " step 23",
      on = "2026-11-23")
  void theSingularRouteAnswersTheCharge() throws Exception {
    JsonObject charge = till.wire.post(charge(4100) + "/refund", "amount=800").json();
    assertThat(text(charge, "object")).isEqualTo("charge");
    assertThat(charge.get("amount_refunded").getAsLong()).isEqualTo(800);
    assertThat(charge.get("refunded").getAsBoolean()).isFalse();
    assertThat(charge.has("refunds")).isFalse();
    assertThat(till.eventTypes()).endsWith("refund.created", "charge.refunded");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/charges/{id}/refunds", "GET /v1/charges/{id}/refunds"},
      ref = WORLD + " step 17",
      on = "2026-11-23")
  void thePluralRouteAnswersTheRefundAndListsThemUnderTheCharge() throws Exception {
    String charge = charge(4100);
    String first = till.wire.post(charge + "/refunds", "amount=800&reason=duplicate").id();
    String second = till.wire.post(charge + "/refunds", "").id();
    JsonObject list = till.wire.get(charge + "/refunds").json();
    assertThat(list.keySet()).containsExactly("object", "data", "has_more", "url");
    assertThat(text(list, "url")).isEqualTo(charge + "/refunds");
    assertThat(list.getAsJsonArray("data").asList().stream().map(Object::toString))
        .satisfiesExactly(
            newest -> assertThat(newest).contains(second),
            oldest -> assertThat(oldest).contains(first));
    assertThat(till.wire.get(charge + "/refunds?limit=1").json().get("has_more").getAsBoolean())
        .isTrue();
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "GET /v1/charges/{charge}/refunds/{id}",
      ref = "recordings 061g (not redistributed)",
      on = "2026-11-23")
  void theRefundOfAnotherChargeIsNotFound() throws Exception {
    String charge = charge(4100);
    String refund = till.wire.post(charge + "/refunds", "amount=800").id();
    assertThat(till.wire.get(charge + "/refunds/" + refund).id()).isEqualTo(refund);
    Wire.Reply other = till.wire.get(charge(1000) + "/refunds/" + refund);
    assertThat(other.status()).isEqualTo(404);
    assertThat(text(other.error(), "code")).isEqualTo("resource_missing");
    assertThat(text(other.error(), "param")).isEqualTo("refund");
    assertThat(text(other.error(), "message")).isEqualTo("No such refund: '" + refund + "'");
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      routes = "POST /v1/charges/{charge}/refunds/{id}",
      ref = "the same change under /v1/refunds, which is documented",
      on = "2026-11-23")
  void aRefundIsDescribedUnderItsChargeToo() throws Exception {
    String charge = charge(4100);
    String refund = charge + "/refunds/" + till.wire.post(charge + "/refunds", "").id();
    till.advance(3);
    till.wire.post(refund, "metadata[k]=v");
    assertThat(till.wire.get(refund).json().get("metadata")).hasToString("{\"k\":\"v\"}");
    assertThat(till.eventTypes()).endsWith("refund.updated", "charge.refund.updated");
  }

  @Test
  @DiffersFromStripe("Stripe takes it; ignoring it would leave somebody else's money where it is")
  void whatOtherAccountsWouldGiveBackIsRefused() throws Exception {
    Wire.Reply reply = till.wire.post(charge(4100) + "/refund", "reverse_transfer=true");
    assertThat(text(reply.error(), "param")).isEqualTo("reverse_transfer");
  }
}
