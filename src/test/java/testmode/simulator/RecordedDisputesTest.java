package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.Recording.same;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.simulator.facts.StripeFact;

/** Repeats what was recorded about disputes, and about rows of the ledger that do not exist. */
final class RecordedDisputesTest {
  private static final String PAY = "/v1/payment_intents";
  private static final String CONFIRM = "&confirm=true&payment_method_types[0]=card";

  private final Till till = new Till();

  @AfterEach
  void close() {
    till.close();
  }

  private Wire.Reply get(String target) {
    return till.wire.get(target);
  }

  /** Pays with a card token, as a customer who has no name, and answers the charge's id. */
  private String paid(String scenario, String token, String terms) {
    String number = scenario.substring(scenario.length() - 2);
    String email = "email=s" + number + "@conformance.stripeapi.invalid";
    String customer = till.wire.post("/v1/customers", email + "&description=" + scenario).id();
    String card = till.wire.post("/v1/payment_methods", "type=card&card[token]=" + token).id();
    String form = terms + "&customer=" + customer + "&payment_method=" + card + CONFIRM;
    return till.wire.post(PAY, form).json().get("latest_charge").getAsString();
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {
        "GET /v1/charges/{id}",
        "GET /v1/disputes",
        "POST /v1/refunds",
        "POST /v1/disputes/{id}"
      },
      ref = "recordings 090a, 090b, 090c, 090d",
      on = "2026-11-23")
  void aDisputedChargeIsRefusedARefundAndDefendedWithEvidence() {
    till.settings("{\"settlement_currency\": \"cad\", \"fx\": {\"usd\": \"1.3985\"}}");
    String charge =
        paid(
            "scenario 05",
            "tok_visa_createDispute",
            "amount=6000&currency=usd&description=scenario 05 disputed");
    till.advance(1);
    same("090a-disputed-charge", get("/v1/charges/" + charge));
    Wire.Reply disputes = same("090b-dispute-list-by-charge", get("/v1/disputes?charge=" + charge));
    Wire.Reply refused = till.wire.post("/v1/refunds", "charge=" + charge + "&amount=100");
    assertThat(same("090c-refund-disputed-charge", refused).header("Stripe-Should-Retry"))
        .isEqualTo("false");
    till.advance(1);
    JsonObject dispute = disputes.json().getAsJsonArray("data").get(0).getAsJsonObject();
    same(
        "090d-dispute-submit-winning-evidence",
        till.wire.post(
            "/v1/disputes/" + dispute.get("id").getAsString(),
            "evidence[uncategorized_text]=winning_evidence"));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "GET /v1/charges/{id}/dispute",
      ref = "recordings 093",
      on = "2026-11-23")
  void anInquiryTakesNoMoneyAndKnowsTheCustomerFromTheBeginning() {
    till.settings("{\"settlement_currency\": \"cad\"}");
    String charge =
        paid("scenario 11", "tok_visa_createDisputeInquiry", "amount=2100&currency=cad");
    till.advance(2);
    same("093-dispute-inquiry", get("/v1/charges/" + charge + "/dispute"));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"GET /v1/balance_transactions", "GET /v1/balance_transactions/{id}"},
      ref = "recordings 080e, 080f",
      on = "2026-11-23")
  void aPayoutAndARowOfTheLedgerThatDoNotExist() {
    same("080e-bt-list-unknown-payout", get("/v1/balance_transactions?payout=po_nope"));
    same("080f-404-balance-transaction", get("/v1/balance_transactions/txn_nope"));
  }
}
