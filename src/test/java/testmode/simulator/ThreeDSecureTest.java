package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import testmode.simulator.facts.StripeFact;

final class ThreeDSecureTest {
  private static final String RETURN_URL = "return_url=http://shop.test/return?order=A-1";

  private final Till till = new Till();

  @AfterEach
  void close() {
    till.close();
  }

  private JsonObject confirmed(String card, String more) {
    Wire.Reply reply =
        till.wire.post(
            "/v1/payment_intents",
            "amount=4000&currency=eur&confirm=true&payment_method_types[0]=card&payment_method="
                + card
                + "&"
                + more);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json();
  }

  /** The page's address, without scheme and host. */
  private static String page(JsonObject intent) {
    JsonObject action = intent.getAsJsonObject("next_action");
    String type = action.get("type").getAsString();
    String url =
        action
            .getAsJsonObject(type)
            .get(type.equals("redirect_to_url") ? "url" : "stripe_js")
            .getAsString();
    return url.substring(url.indexOf("/3d_secure_2/"));
  }

  private Wire.Reply press(JsonObject intent, String result) {
    return Wire.anonymous(till.simulator())
        .send(
            "POST",
            page(intent),
            "result=" + result,
            "Content-Type",
            "application/x-www-form-urlencoded");
  }

  private JsonObject again(JsonObject intent) {
    return till.wire.get("/v1/payment_intents/" + intent.get("id").getAsString()).json();
  }

  private static String status(JsonObject intent) {
    return intent.get("status").getAsString();
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/payment_intents",
      ref = "probe: pay-rails/pay, next_action of a payment with a return_url",
      on = "2026-03-30")
  void withAReturnUrlTheShopperIsSentToAPage() {
    JsonObject intent = confirmed("pm_card_threeDSecure2Required", RETURN_URL);
    assertThat(status(intent)).isEqualTo("requires_action");
    assertThat(intent.get("latest_charge").isJsonNull()).isTrue();
    JsonObject action = intent.getAsJsonObject("next_action");
    assertThat(action.get("type").getAsString()).isEqualTo("redirect_to_url");
    assertThat(action.getAsJsonObject("redirect_to_url").get("url").getAsString())
        .startsWith(till.simulator().baseUri() + "/3d_secure_2/hosted?merchant=acct_")
        .contains("&publishable_key=pk_test_till&source=payatt_3");
    assertThat(till.eventTypes())
        .containsExactly("payment_intent.created", "payment_intent.requires_action");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "GET /3d_secure_2/hosted",
      ref = "probe: antiwork/gumroad, element ids of the test page",
      on = "2025-11-01")
  void thePageHasStripesTwoButtons() {
    JsonObject intent = confirmed("pm_card_threeDSecure2Required", RETURN_URL);
    Wire.Reply page = Wire.anonymous(till.simulator()).get(page(intent));
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body())
        .contains("id=\"test-source-authorize-3ds\"", "id=\"test-source-fail-3ds\"")
        .doesNotContain("<script");
    assertThat(status(again(intent))).isEqualTo("requires_action");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /3d_secure_2/hosted", "GET /v1/payment_intents/{id}", "GET /v1/charges/{id}"},
      ref = "probe: getlago/lago-api, the way back to the return_url",
      on = "2025-11-01")
  void approvingPaysAndLeadsBackToTheShop() {
    JsonObject intent = confirmed("pm_card_threeDSecure2Required", RETURN_URL);
    Wire.Reply back = press(intent, "authorize");
    assertThat(back.status()).isEqualTo(303);
    assertThat(back.header("Location"))
        .isEqualTo(
            "http://shop.test/return?order=A-1&payment_intent=%s&payment_intent_client_secret=%s&redirect_status=succeeded"
                .formatted(
                    intent.get("id").getAsString(), intent.get("client_secret").getAsString()));
    JsonObject paid = again(intent);
    assertThat(status(paid)).isEqualTo("succeeded");
    JsonObject secured =
        till.wire
            .get("/v1/charges/" + paid.get("latest_charge").getAsString())
            .json()
            .getAsJsonObject("payment_method_details")
            .getAsJsonObject("card")
            .getAsJsonObject("three_d_secure");
    assertThat(secured.get("result").getAsString()).isEqualTo("authenticated");
    assertThat(till.eventTypes())
        .endsWith("payment_intent.requires_action", "charge.succeeded", "payment_intent.succeeded");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /3d_secure_2/hosted", "GET /v1/payment_intents/{id}"},
      ref = "https://docs.stripe.com/payments/3d-secure/authentication-flow",
      on = "2026-05-08")
  void failingLeavesAPaymentIntentThatWantsAnotherCard() {
    JsonObject intent = confirmed("pm_card_threeDSecure2Required", RETURN_URL);
    assertThat(press(intent, "fail").header("Location")).endsWith("&redirect_status=failed");
    JsonObject failed = again(intent);
    assertThat(status(failed)).isEqualTo("requires_payment_method");
    assertThat(failed.getAsJsonObject("last_payment_error").get("code").getAsString())
        .isEqualTo("payment_intent_authentication_failure");
    assertThat(failed.get("latest_charge").isJsonNull()).isTrue();
    assertThat(till.eventTypes())
        .endsWith("payment_intent.requires_action", "payment_intent.payment_failed");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /3d_secure_2/hosted", "GET /v1/payment_intents/{id}"},
      ref = "https://docs.stripe.com/testing",
      on = "2025-06-01")
  void aBankMayDeclineAfterTheAuthentication() {
    JsonObject intent =
        confirmed("pm_card_authenticationRequiredChargeDeclinedInsufficientFunds", RETURN_URL);
    assertThat(press(intent, "authorize").header("Location")).endsWith("redirect_status=failed");
    JsonObject declined = again(intent);
    assertThat(status(declined)).isEqualTo("requires_payment_method");
    assertThat(declined.getAsJsonObject("last_payment_error").get("decline_code").getAsString())
        .isEqualTo("insufficient_funds");
    assertThat(till.eventTypes()).endsWith("charge.failed", "payment_intent.payment_failed");
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      routes = {"POST /v1/payment_intents", "POST /3d_secure_2/hosted"},
      ref = "stripe_js carries the page's address",
      on = "2026-11-23")
  void withoutAReturnUrlStripeJsActsAndAShopperCanStillBePlayed() {
    JsonObject intent = confirmed("pm_card_threeDSecure2Required", "");
    assertThat(intent.getAsJsonObject("next_action").get("type").getAsString())
        .isEqualTo("use_stripe_sdk");
    Wire.Reply done = press(intent, "authorize");
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.body()).contains("succeeded");
    assertThat(status(again(intent))).isEqualTo("succeeded");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "POST /v1/payment_intents/{id}/confirm",
      ref = "https://docs.stripe.com/api/payment_intents/confirm",
      on = "2025-06-01")
  void withManualConfirmationTheServerConfirmsAgain() {
    JsonObject intent =
        confirmed("pm_card_threeDSecure2Required", RETURN_URL + "&confirmation_method=manual");
    press(intent, "authorize");
    assertThat(status(again(intent))).isEqualTo("requires_confirmation");
    String confirm = "/v1/payment_intents/" + intent.get("id").getAsString() + "/confirm";
    assertThat(status(till.wire.post(confirm, "").json())).isEqualTo("succeeded");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /3d_secure_2/hosted", "GET /v1/payment_intents/{id}"},
      ref = "https://docs.stripe.com/payments/place-a-hold-on-a-payment-method",
      on = "2025-06-01")
  void anAuthenticatedHoldWaitsForItsCapture() {
    JsonObject intent =
        confirmed("pm_card_threeDSecure2Required", RETURN_URL + "&capture_method=manual");
    assertThat(press(intent, "authorize").header("Location")).endsWith("=succeeded");
    assertThat(status(again(intent))).isEqualTo("requires_capture");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pm_card_visa", "pm_card_threeDSecureOptional"})
  @StripeFact(
      source = DOCUMENTED,
      routes = "POST /v1/payment_intents",
      ref = "https://docs.stripe.com/testing",
      on = "2025-06-01")
  void cardsThatDoNotInsistPayAtOnce(String card) {
    assertThat(status(confirmed(card, RETURN_URL))).isEqualTo("succeeded");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "POST /v1/payment_intents",
      ref = "https://docs.stripe.com/testing",
      on = "2025-06-01")
  void aMerchantMayAskForAuthentication() {
    String any = "payment_method_options[card][request_three_d_secure]=any";
    JsonObject intent = confirmed("pm_card_threeDSecureOptional", RETURN_URL + "&" + any);
    assertThat(status(intent)).isEqualTo("requires_action");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/payment_intents", "GET /v1/charges/{id}"},
      ref = "recordings 039b (not redistributed)",
      on = "2025-11-01")
  void anErrorInsteadOfAnActionLeavesAFailedCharge() {
    Wire.Reply refused =
        till.wire.post(
            "/v1/payment_intents",
            "amount=4000&currency=eur&confirm=true&payment_method_types[0]=card"
                + "&payment_method=pm_card_authenticationRequired&error_on_requires_action=true");
    assertThat(refused.status()).isEqualTo(402);
    JsonObject error = refused.error();
    assertThat(error.get("code").getAsString()).isEqualTo("authentication_required");
    assertThat(error.get("decline_code").getAsString()).isEqualTo("authentication_not_handled");
    assertThat(error.has("charge")).isFalse();
    String charge = error.getAsJsonObject("payment_intent").get("latest_charge").getAsString();
    assertThat(status(till.wire.get("/v1/charges/" + charge).json())).isEqualTo("failed");
  }

  @Test
  void aSecondPressChangesNothing() {
    JsonObject intent = confirmed("pm_card_threeDSecure2Required", RETURN_URL);
    press(intent, "authorize");
    assertThat(press(intent, "fail").header("Location")).endsWith("redirect_status=succeeded");
    assertThat(status(again(intent))).isEqualTo("succeeded");
    assertThat(Wire.anonymous(till.simulator()).get(page(intent)).status()).isEqualTo(400);
  }

  @Test
  void anAddressThatNamesNoPaymentShowsNone() {
    JsonObject intent = confirmed("pm_card_threeDSecure2Required", RETURN_URL);
    String forged = page(intent).replaceAll("_secret_\\w+", "_secret_guessed");
    assertThat(Wire.anonymous(till.simulator()).get(forged).status()).isEqualTo(400);
    assertThat(Wire.anonymous(till.simulator()).get("/3d_secure_2/hosted").status()).isEqualTo(400);
  }
}
