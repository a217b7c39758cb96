package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.RecordedChain.text;
import static testmode.simulator.Recording.same;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.simulator.facts.StripeFact;

/** Repeats what was recorded of payments that are taken at once, declined, or refused. */
final class RecordedPaymentsTest {
  private static final String INTENTS = "/v1/payment_intents";
  private static final String PRICE = "amount=4900&currency=usd&description=scenario 04 charge";

  private final RecordedChain chain = new RecordedChain();

  @AfterEach
  void close() {
    chain.close();
  }

  private Wire.Reply paid() {
    return chain.post(INTENTS, PRICE + chain.pay);
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/payment_intents",
      ref = "recordings 020a",
      on = "2026-11-23")
  void aPaymentIntentOfWhichOnlyThePriceIsKnownTakesTheDashboardsMethods() {
    same(
        "020a-pi-create-plain-defaults",
        chain.post(INTENTS, "amount=4900&currency=usd&metadata[p]=s04"));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {
        "POST /v1/payment_intents",
        "GET /v1/payment_intents/{id}",
        "POST /v1/charges/{id}",
        "GET /v1/charges"
      },
      ref = "recordings 021a, 021b, 021d, 021e",
      on = "2026-11-23")
  void aKeyedPaymentIsMadeOnceAndItsChargeIsBookedSecondsLater() {
    String[] key = {"Idempotency-Key", "s04-idem-eef3db83"};
    Wire.Reply paid =
        same("021a-pi-create-confirm-4242-keyed", chain.post(INTENTS, PRICE + chain.pay, key));
    Wire.Reply again =
        same("021b-pi-idempotent-replay-same-body", chain.post(INTENTS, PRICE + chain.pay, key));
    assertThat(again.body()).isEqualTo(paid.body());
    same(
        "021d-pi-get-expand-latest-charge",
        chain.get(INTENTS + "/" + paid.id() + "?expand[0]=latest_charge"));
    chain.till.advance(3);
    String charge = text(paid, "latest_charge");
    chain.post("/v1/charges/" + charge, "description=charge updated&metadata[c]=d");
    same(
        "021e-charge-list-by-pi-later-has-bt",
        chain.get("/v1/charges?payment_intent=" + paid.id()));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/payment_intents",
      ref = "recordings 021c",
      on = "2026-11-23")
  void aKeyOfAPaymentCannotBeUsedForAnotherAmount() {
    String[] key = {"Idempotency-Key", "s04-idem-eef3db83"};
    paid();
    chain.post(INTENTS, PRICE + chain.pay, key);
    same(
        "021c-idempotency-mismatch",
        chain.post(INTENTS, "amount=5000&currency=usd" + chain.pay, key));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/payment_intents/{id}", "POST /v1/payment_intents/{id}/cancel"},
      ref = "recordings 021g, 021h",
      on = "2026-11-23")
  void aPaidPaymentIntentKeepsItsAmountAndCannotBeCanceled() {
    String target = INTENTS + "/" + paid().id();
    same("021h-pi-cancel-succeeded", chain.post(target + "/cancel", ""));
    chain.post(target, "metadata[u]=v&description=after");
    same("021g-pi-update-amount-after-success", chain.post(target, "amount=9999"));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/payment_intents", "GET /v1/payment_intents/{id}", "GET /v1/charges/{id}"},
      ref = "recordings 030a, 030b, 030c",
      on = "2026-11-23")
  void aDeclineLeavesThePaymentIntentAtItsStartAndAFailedCharge() {
    String form = "amount=1000&currency=usd" + chain.pay;
    Wire.Reply declined =
        same(
            "030a-decline-on-create-confirm-402",
            chain.post(INTENTS, form.replace("pm_card_visa", "pm_card_visa_chargeDeclined")));
    String intent = declined.error().getAsJsonObject("payment_intent").get("id").getAsString();
    same("030b-declined-pi-get", chain.get(INTENTS + "/" + intent));
    String charge = declined.error().get("charge").getAsString();
    same("030c-declined-charge-get", chain.get("/v1/charges/" + charge));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/payment_intents",
      ref = "recordings 036a",
      on = "2026-11-23")
  void aCardThatMustBeAuthenticatedSendsTheShopperToTheBank() {
    String form =
        "amount=2900&currency=usd&confirm=true&return_url=http://localhost:3000/"
            + "&payment_method=pm_card_authenticationRequired&customer=";
    Wire.Reply waiting = chain.post(INTENTS, form + chain.customer);
    same("036a-requires-action-use-stripe-sdk-2026", waiting);
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/payment_intents",
      ref = "recordings 037",
      on = "2026-11-23")
  void anAuthenticationThatNobodyIsThereToGiveMakesNoCharge() {
    String form = "amount=3300&currency=usd&off_session=true" + chain.pay;
    same(
        "037-off-session-authentication-required",
        chain.post(INTENTS, form.replace("pm_card_visa", "pm_card_threeDSecure2Required")));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/payment_intents/{id}/confirm",
      ref = "recordings 045a",
      on = "2026-11-23")
  void aConfirmationWithoutAPaymentMethodIsRefused() {
    String id = chain.post(INTENTS, "amount=800&currency=usd&payment_method_types[0]=card").id();
    same("045a-confirm-without-payment-method", chain.post(INTENTS + "/" + id + "/confirm", ""));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/charges", "POST /v1/charges/{id}/capture"},
      ref = "recordings 070c, 070e",
      on = "2026-11-23")
  void aChargeByTokenAndASecondCaptureAreRefused() {
    same(
        "070c-legacy-charge-source-tok-visa",
        chain.post("/v1/charges", "amount=1400&currency=usd&source=tok_visa"));
    String charge = text(paid(), "latest_charge");
    same(
        "070e-charge-capture-already-captured",
        chain.post("/v1/charges/" + charge + "/capture", ""));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/payment_intents",
      ref = "recordings 071b",
      on = "2026-11-23")
  void nothingIsNoAmount() {
    String form = "amount=0&currency=usd&confirm=true&return_url=http://localhost:3000/";
    same("071b-pi-amount-zero-headers", chain.post(INTENTS, form + "&customer=" + chain.customer));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"GET /v1/payment_intents/{id}", "GET /v1/charges/{id}"},
      ref = "recordings 072a, 072c",
      on = "2026-11-23")
  void anUnknownPaymentIntentOrChargeIsNotFound() {
    same("072a-404-pi", chain.get(INTENTS + "/pi_nope"));
    same("072c-404-charge", chain.get("/v1/charges/ch_nope"));
  }
}
