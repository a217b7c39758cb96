package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.simulator.facts.StripeFact;

/** Sessions that nobody pays. */
final class CheckoutExpiryTest {
  private static final long DAY = 86_400;

  private final Storefront shop = new Storefront();

  @AfterEach
  void close() {
    shop.close();
  }

  private Wire.Reply expire(String id) {
    return shop.till.wire.post(Storefront.SESSIONS + "/" + id + "/expire", "");
  }

  private static String text(JsonObject json, String name) {
    return json.get(name).getAsString();
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/checkout/sessions", "GET /v1/checkout/sessions/{session}"},
      ref = "https://docs.stripe.com/payments/checkout/managing-limited-inventory",
      on = "2026-11-23")
  void anOpenSessionExpiresByItselfWhenItsTimeHasCome() {
    String id = shop.open().id();
    shop.till.advance(DAY - 1);
    assertThat(text(shop.session(id), "status")).isEqualTo("open");
    shop.till.advance(1);
    JsonObject expired = shop.session(id);
    assertThat(text(expired, "status")).isEqualTo("expired");
    assertThat(text(expired, "payment_status")).isEqualTo("unpaid");
    assertThat(expired.get("url").isJsonNull()).isTrue();
    assertThat(shop.till.eventTypes()).endsWith("checkout.session.expired");
  }

  @Test
  void aSessionExpiresWhenItsMerchantSaid() {
    String id = shop.open("expires_at=" + (Till.START.getEpochSecond() + 3600)).id();
    shop.till.advance(3600);
    assertThat(text(shop.session(id), "status")).isEqualTo("expired");
  }

  @Test
  void aPaidSessionDoesNotExpire() {
    JsonObject session = shop.open().json();
    shop.pay(Storefront.page(session), Storefront.VISA);
    shop.till.advance(2 * DAY);
    assertThat(text(shop.session(text(session, "id")), "status")).isEqualTo("complete");
    assertThat(shop.till.eventTypes()).doesNotContain("checkout.session.expired");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/checkout/sessions/{session}/expire",
      ref = "https://github.com/Sylius/PayumStripePlugin/issues/70",
      on = "2026-11-23")
  void onlyAnOpenSessionCanBeExpired() {
    String id = shop.open().id();
    assertThat(text(expire(id).json(), "status")).isEqualTo("expired");
    Wire.Reply again = expire(id);
    assertThat(again.status()).isEqualTo(400);
    assertThat(text(again.error(), "message"))
        .isEqualTo(
            "Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout"
                + " Session has a status of `expired`.");
    JsonObject paid = shop.open().json();
    shop.pay(Storefront.page(paid), Storefront.VISA);
    assertThat(text(expire(text(paid, "id")).error(), "message")).endsWith("status of `complete`.");
    JsonObject event =
        shop.till.events().stream()
            .filter(one -> text(one, "type").equals("checkout.session.expired"))
            .findFirst()
            .orElseThrow();
    assertThat(event.getAsJsonObject("request").get("id").isJsonNull()).isFalse();
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      routes = "POST /v1/checkout/sessions/{session}/expire",
      ref = "a PaymentIntent of an expired session can no longer be paid",
      on = "2026-11-23")
  void whatWasTriedOnAnExpiredSessionIsGivenUp() {
    JsonObject opened = shop.open().json();
    Wire.Reply bank = shop.pay(Storefront.page(opened), Storefront.SECURED);
    expire(text(opened, "id"));
    JsonObject intent = shop.intent(shop.session(text(opened, "id")));
    assertThat(text(intent, "status")).isEqualTo("canceled");
    assertThat(shop.till.eventTypes())
        .endsWith("payment_intent.canceled", "checkout.session.expired");
    assertThat(shop.follow(shop.authenticate(bank, "authorize")).body())
        .contains("data-session-status=\"expired\"");
    assertThat(shop.till.wire.get("/v1/charges").json().getAsJsonArray("data")).isEmpty();
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/payment_intents/{id}/cancel",
      ref = "https://github.com/stripe/stripe-dotnet/issues/2429",
      on = "2026-11-23")
  void thePaymentIntentOfAnOpenSessionCannotBeCanceledButAHoldCan() {
    JsonObject opened = shop.open("payment_intent_data[capture_method]=manual").json();
    shop.pay(Storefront.page(opened), Storefront.DECLINED);
    String intent = text(shop.session(text(opened, "id")), "payment_intent");
    String cancel = "/v1/payment_intents/" + intent + "/cancel";
    assertThat(text(shop.till.wire.post(cancel, "").error(), "message"))
        .isEqualTo(
            "You cannot perform this action on PaymentIntents created by Checkout. (Hint: The"
                + " feature you are trying to use is deprecated.)");
    shop.pay(Storefront.page(opened), Storefront.VISA);
    assertThat(text(shop.till.wire.post(cancel, "").json(), "status")).isEqualTo("canceled");
  }
}
