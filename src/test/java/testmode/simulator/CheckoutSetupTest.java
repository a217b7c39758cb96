package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.simulator.facts.StripeFact;

/** Sessions in which a shopper lets a card be kept, and pays nothing. */
final class CheckoutSetupTest {
  private static final String THANKS = "http://shop.test/thanks";

  private final Storefront shop = new Storefront();

  @AfterEach
  void close() {
    shop.close();
  }

  private JsonObject opened(String more) {
    Wire.Reply reply =
        shop.till.wire.post(
            Storefront.SESSIONS, "mode=setup&currency=eur&success_url=" + THANKS + "&" + more);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json();
  }

  private JsonObject intentOf(JsonObject session) {
    return shop.till.wire.get("/v1/setup_intents/" + text(session, "setup_intent")).json();
  }

  private static String text(JsonObject json, String name) {
    return json.get(name).getAsString();
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/checkout/sessions", "GET /v1/checkout/sessions/{session}"},
      ref = "https://docs.stripe.com/payments/checkout/save-and-reuse",
      on = "2026-11-23")
  void aCardThatIsSetUpIsKeptForItsCustomer() {
    String customer = shop.till.wire.post("/v1/customers", "email=ada@example.test").id();
    JsonObject opened = opened("customer=" + customer + "&setup_intent_data[metadata][plan]=p1");
    assertThat(intentOf(opened).get("metadata")).hasToString("{\"plan\":\"p1\"}");
    assertThat(shop.look(Storefront.page(opened)).body())
        .contains("Save your card", ">Save card</button>")
        .doesNotContain("<table");
    assertThat(shop.pay(Storefront.page(opened), Storefront.VISA).header("Location"))
        .isEqualTo(THANKS);
    JsonObject session = shop.session(text(opened, "id"));
    assertThat(text(session, "status")).isEqualTo("complete");
    assertThat(text(session, "payment_status")).isEqualTo("no_payment_required");
    JsonObject intent = intentOf(session);
    assertThat(text(intent, "status")).isEqualTo("succeeded");
    JsonObject card =
        shop.till.wire.get("/v1/payment_methods/" + text(intent, "payment_method")).json();
    assertThat(text(card, "customer")).isEqualTo(customer);
    assertThat(shop.till.eventTypes())
        .containsExactly(
            "customer.created",
            "setup_intent.created",
            "payment_method.attached",
            "setup_intent.succeeded",
            "checkout.session.completed");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      ref = "https://docs.stripe.com/payments/3d-secure/authentication-flow",
      on = "2026-11-23")
  void theBankMayAskAndSayNoAndAnotherCardIsTaken() {
    JsonObject opened = opened("customer_creation=always");
    Wire.Reply asked = shop.pay(Storefront.page(opened), Storefront.SECURED);
    assertThat(shop.follow(shop.authenticate(asked, "fail")).body()).contains("role=\"alert\"");
    Wire.Reply declined = shop.pay(Storefront.page(opened), Storefront.DECLINED);
    assertThat(declined.status()).isEqualTo(402);
    assertThat(declined.body()).contains("Your card was declined.");
    Wire.Reply again = shop.pay(Storefront.page(opened), Storefront.SECURED);
    Wire.Reply back = shop.follow(shop.authenticate(again, "authorize"));
    assertThat(back.header("Location")).isEqualTo(THANKS);
    JsonObject session = shop.session(text(opened, "id"));
    assertThat(text(session, "status")).isEqualTo("complete");
    assertThat(text(intentOf(session), "customer")).isEqualTo(text(session, "customer"));
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      routes = "POST /v1/checkout/sessions/{session}/expire",
      ref = "a SetupIntent of an expired session can no longer be completed",
      on = "2026-11-23")
  void anExpiredSessionGivesUpItsSetupIntent() {
    JsonObject opened = opened("");
    String cancel = "/v1/setup_intents/" + text(opened, "setup_intent") + "/cancel";
    assertThat(text(shop.till.wire.post(cancel, "").error(), "message"))
        .contains("SetupIntents created by Checkout");
    shop.till.wire.post(Storefront.SESSIONS + "/" + text(opened, "id") + "/expire", "");
    assertThat(text(intentOf(opened), "status")).isEqualTo("canceled");
    assertThat(shop.till.eventTypes())
        .endsWith("setup_intent.canceled", "checkout.session.expired");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "POST /v1/checkout/sessions",
      ref = "https://docs.stripe.com/api/checkout/sessions/create#create_checkout_session-currency",
      on = "2026-11-23")
  void aCurrencyIsNeededUnlessTheTypesAreNamed() {
    String form = "mode=setup&success_url=" + THANKS;
    assertThat(text(shop.till.wire.post(Storefront.SESSIONS, form).error(), "param"))
        .isEqualTo("currency");
    String named = form + "&payment_method_types[0]=card";
    assertThat(shop.till.wire.post(Storefront.SESSIONS, named).json().get("currency").isJsonNull())
        .isTrue();
  }
}
