package testmode.simulator;

import static testmode.simulator.RecordedChain.text;
import static testmode.simulator.Recording.same;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.simulator.facts.StripeFact;

/** Repeats what was recorded of refunds, and of what they leave on the charge. */
final class RecordedRefundsTest {
  private static final String REFUNDS = "/v1/refunds";

  private final RecordedChain chain = new RecordedChain();

  @AfterEach
  void close() {
    chain.close();
  }

  private Wire.Reply paid(long amount) {
    String form = "currency=usd&description=scenario 05 charge&amount=" + amount;
    Wire.Reply paid = chain.post("/v1/payment_intents", form + chain.pay);
    chain.till.advance(3);
    return paid;
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/payment_intents", "POST /v1/refunds"},
      ref = "recordings 014a, 014b, 014c",
      on = "2026-11-23")
  void aPaymentAnswersWithEverythingThatIsExpandedAndIsRefundedTwiceInPart() {
    String form =
        "amount=3000&currency=usd&confirm=true&return_url=http://localhost:3000/"
            + "&payment_method=pm_card_visa&expand[0]=latest_charge.balance_transaction"
            + "&expand[1]=latest_charge.payment_intent"
            + "&expand[2]=latest_charge.refunds.data.balance_transaction&customer=";
    Wire.Reply paid = chain.post("/v1/payment_intents", form + chain.customer);
    same("014a-pi-create-expand-everything", paid);
    String charge = paid.json().getAsJsonObject("latest_charge").get("id").getAsString();
    chain.till.advance(3);
    Wire.Reply first = chain.post(REFUNDS, "amount=1000&charge=" + charge);
    same("014b-refund-first-partial", first);
    Wire.Reply second = chain.post(REFUNDS, "amount=500&charge=" + charge);
    same("014c-refund-second-partial", second);
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/refunds", "GET /v1/refunds", "GET /v1/charges/{id}"},
      ref = "recordings 060a, 060b, 060c, 060d, 060e, 060f",
      on = "2026-11-23")
  void aChargeIsRefundedInPartsUntilNothingIsLeft() {
    String id = text(paid(5000), "latest_charge");
    String charge = "charge=" + id;
    same(
        "060a-refund-partial",
        chain.post(REFUNDS, charge + "&amount=1500&reason=duplicate&metadata[p]=s05"));
    same("060b-charge-after-partial-refund", chain.get("/v1/charges/" + id));
    same("060c-charge-expand-refunds", chain.get("/v1/charges/" + id + "?expand[0]=refunds"));
    same("060d-refund-remainder", chain.post(REFUNDS, charge));
    same("060e-refund-after-full", chain.post(REFUNDS, charge + "&amount=1"));
    chain.till.advance(3);
    same("060f-refund-list-by-charge", chain.get(REFUNDS + "?limit=100&" + charge));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/refunds", "POST /v1/refunds/{id}"},
      ref = "recordings 061a, 061b, 061e",
      on = "2026-11-23")
  void aRefundByPaymentIntentMayNotExceedTheRestAndIsDescribedLater() {
    String target = "payment_intent=" + paid(3200).id();
    Wire.Reply refund =
        same("061a-refund-by-payment-intent", chain.post(REFUNDS, target + "&amount=700"));
    same("061b-over-refund-after-partial", chain.post(REFUNDS, target + "&amount=3000"));
    chain.till.advance(3);
    same("061e-refund-update-metadata", chain.post(REFUNDS + "/" + refund.id(), "metadata[k]=v"));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/refunds",
      ref = "recordings 061c",
      on = "2026-11-23")
  void aRefundMustNameAPayment() {
    same("061c-refund-without-target", chain.post(REFUNDS, "amount=100"));
  }
}
