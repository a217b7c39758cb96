package testmode.simulator;

import static testmode.simulator.RecordedChain.text;
import static testmode.simulator.Recording.same;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.simulator.facts.StripeFact;

/** Repeats what was recorded of money that is held, captured, or let go. */
final class RecordedHoldsTest {
  private static final String INTENTS = "/v1/payment_intents";

  private final RecordedChain chain = new RecordedChain();

  @AfterEach
  void close() {
    chain.close();
  }

  private Wire.Reply held(long amount) {
    String form = "currency=usd&capture_method=manual&amount=" + amount;
    return chain.post(INTENTS, form + chain.pay);
  }

  private String captureOf(Wire.Reply held) {
    return INTENTS + "/" + held.id() + "/capture";
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {
        "POST /v1/payment_intents",
        "GET /v1/charges/{id}",
        "POST /v1/payment_intents/{id}/capture"
      },
      ref = "recordings 040a, 040b, 040c, 040d, 040e",
      on = "2026-11-23")
  void aHoldThatIsCapturedInPartCannotBeCapturedAgain() {
    Wire.Reply held = same("040a-manual-capture-hold", held(6500));
    String charge = "/v1/charges/" + text(held, "latest_charge");
    same("040b-manual-capture-uncaptured-charge", chain.get(charge));
    same("040c-partial-capture", chain.post(captureOf(held), "amount_to_capture=5000"));
    same("040e-partially-captured-charge", chain.get(charge));
    same("040d-capture-again-after-partial", chain.post(captureOf(held), ""));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/payment_intents/{id}/capture",
      ref = "recordings 041",
      on = "2026-11-23")
  void moreThanIsHeldCannotBeCaptured() {
    same("041-over-capture", chain.post(captureOf(held(5000)), "amount_to_capture=9999"));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "GET /v1/charges/{id}",
      ref = "recordings 015c",
      on = "2026-11-23")
  void aCapturedChargeShowsItsRowWithTheFeeAndItsPaymentIntent() {
    String form = "amount=2900&currency=usd&confirm=true&capture_method=manual";
    String card = "&payment_method=pm_card_visa&customer=" + chain.customer;
    Wire.Reply held = chain.post(INTENTS, form + "&return_url=http://localhost:3000/" + card);
    chain.post(captureOf(held), "");
    String expand =
        "?expand[]=balance_transaction&expand[]=payment_intent"
            + "&expand[]=refunds.data.balance_transaction";
    same(
        "015c-charge-after-capture-expanded",
        chain.get("/v1/charges/" + text(held, "latest_charge") + expand));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/payment_intents/{id}/cancel",
      ref = "recordings 044a, 044b",
      on = "2026-11-23")
  void aCanceledPaymentIntentCannotBeCanceledAgain() {
    String form = "amount=1200&currency=usd&customer=" + chain.customer;
    String cancel = INTENTS + "/" + chain.post(INTENTS, form).id() + "/cancel";
    same("044a-pi-cancel-with-reason", chain.post(cancel, "cancellation_reason=abandoned"));
    same("044b-pi-cancel-twice", chain.post(cancel, ""));
  }
}
