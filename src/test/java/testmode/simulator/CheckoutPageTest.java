package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.simulator.facts.StripeFact;

/** The page at a session's url, by plain HTTP as a browser without scripts would. */
final class CheckoutPageTest {
  private static final String THANKS = "http://shop.test/thanks?session=%s&order=A-1";

  private final Storefront shop = new Storefront();

  @AfterEach
  void close() {
    shop.close();
  }

  private static String text(JsonObject json, String name) {
    return json.get(name).getAsString();
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      ref = "probe: browser tests of several shops, field ids of the hosted page",
      on = "2026-11-23")
  void thePageShowsWhatIsBoughtAndHasStripesFieldsEachWithALabel() {
    String html = shop.look(Storefront.page(shop.open().json())).body();
    for (String id : new String[] {"email", "cardNumber", "cardExpiry", "cardCvc", "billingName"}) {
      assertThat(html).contains("<label for=\"" + id + "\">", "<input id=\"" + id + "\"");
    }
    assertThat(html)
        .contains("<td>Mug &lt;blue&gt;</td><td>2</td><td>€40.00</td>")
        .contains("id=\"OrderDetails-TotalAmount\">€40.00<")
        .contains(">Pay €40.00</button>")
        .contains("<a id=\"cancel\" data-testid=\"business-link\" href=\"http://shop.test/cart\">")
        .doesNotContain("<script", "src=", "<link");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/checkout/sessions", "GET /v1/checkout/sessions/{session}"},
      ref = "https://docs.stripe.com/changelog/2022-08-01/deferred-paymentintent-checkout-session",
      on = "2026-11-23")
  void thePaymentIntentIsMadeWhenTheShopperPresses() {
    JsonObject opened = shop.open().json();
    assertThat(opened.get("payment_intent").isJsonNull()).isTrue();
    shop.look(Storefront.page(opened));
    assertThat(shop.till.eventTypes()).doesNotContain("payment_intent.created");
    shop.pay(Storefront.page(opened), Storefront.VISA);
    JsonObject intent = shop.intent(shop.session(text(opened, "id")));
    assertThat(intent.get("amount_received").getAsLong()).isEqualTo(4000);
    assertThat(text(intent, "currency")).isEqualTo("eur");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "GET /v1/checkout/sessions/{session}",
      ref = "probe: completed sessions in public webhook payloads, 2025-2026",
      on = "2026-11-23")
  void aPaidSessionIsCompleteHasNoUrlAndKnowsTheShopper() {
    JsonObject opened = shop.open("client_reference_id=A-1", "metadata[cart]=7").json();
    Wire.Reply paid = shop.pay(Storefront.page(opened), "4242 4242 4242 4242");
    assertThat(paid.status()).as(paid.body()).isEqualTo(303);
    assertThat(paid.header("Location")).isEqualTo(THANKS.formatted(text(opened, "id")));
    JsonObject session = shop.session(text(opened, "id"));
    assertThat(text(session, "status")).isEqualTo("complete");
    assertThat(text(session, "payment_status")).isEqualTo("paid");
    assertThat(text(session, "client_reference_id")).isEqualTo("A-1");
    assertThat(session.get("url").isJsonNull()).isTrue();
    assertThat(session.get("customer").isJsonNull()).isTrue();
    assertThat(session.get("customer_details"))
        .hasToString(
            "{\"address\":{\"city\":null,\"country\":\"DE\",\"line1\":null,\"line2\":null,"
                + "\"postal_code\":null,\"state\":null},\"business_name\":null,"
                + "\"email\":\"ada@example.test\",\"individual_name\":null,\"name\":\"Ada\","
                + "\"phone\":null,\"tax_exempt\":\"none\",\"tax_ids\":[]}");
    assertThat(session.keySet()).isEqualTo(opened.keySet());
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      ref = "probe: logs of stripe listen; their order within the second varies",
      on = "2026-11-23")
  void theEventsOfAPaidSession() {
    shop.pay(Storefront.page(shop.open().json()), Storefront.VISA);
    assertThat(shop.till.eventTypes())
        .containsExactly(
            "product.created",
            "price.created",
            "payment_intent.created",
            "charge.succeeded",
            "payment_intent.succeeded",
            "checkout.session.completed");
    JsonObject completed = shop.till.events().get(5);
    assertThat(completed.getAsJsonObject("request").get("id").isJsonNull()).isTrue();
    assertThat(text(completed, "id")).startsWith("evt_1");
    shop.till.advance(3);
    assertThat(shop.till.eventTypes()).endsWith("charge.updated");
  }

  @ParameterizedTest
  @CsvSource({
    Storefront.DECLINED + ", Your card was declined.",
    Storefront.NO_FUNDS + ", Your card has insufficient funds."
  })
  @StripeFact(
      source = ASSUMED,
      ref = "the page shows the message of the decline, and the PaymentIntent takes another card",
      on = "2026-11-23")
  void aDeclineIsShownAndAnotherCardPaysTheSamePaymentIntent(String card, String message) {
    JsonObject opened = shop.open().json();
    Wire.Reply declined = shop.pay(Storefront.page(opened), card);
    assertThat(declined.status()).isEqualTo(402);
    assertThat(declined.body())
        .contains("<p role=\"alert\" id=\"error\" data-field=\"cardNumber\">" + message)
        .contains("aria-invalid=\"true\" aria-describedby=\"error\"")
        .contains("value=\"ada@example.test\"")
        .doesNotContain(card);
    JsonObject open = shop.session(text(opened, "id"));
    assertThat(text(open, "status")).isEqualTo("open");
    assertThat(open.get("customer_details").isJsonNull()).isTrue();
    String intent = text(open, "payment_intent");
    JsonObject expanded =
        shop.session(text(opened, "id") + "?expand[0]=payment_intent.latest_charge")
            .getAsJsonObject("payment_intent");
    assertThat(text(expanded.getAsJsonObject("latest_charge"), "status")).isEqualTo("failed");
    assertThat(text(shop.intent(open), "status")).isEqualTo("requires_payment_method");
    assertThat(shop.pay(Storefront.page(opened), Storefront.VISA).status()).isEqualTo(303);
    assertThat(text(shop.session(text(opened, "id")), "payment_intent")).isEqualTo(intent);
    assertThat(shop.till.eventTypes())
        .containsSubsequence(
            "payment_intent.created",
            "charge.failed",
            "payment_intent.payment_failed",
            "charge.succeeded",
            "payment_intent.succeeded",
            "checkout.session.completed");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      ref = "https://docs.stripe.com/payments/3d-secure/authentication-flow",
      on = "2026-11-23")
  void aShopperWhomTheBankAsksComesBackPaid() {
    JsonObject opened = shop.open().json();
    Wire.Reply asked = shop.pay(Storefront.page(opened), Storefront.SECURED);
    assertThat(asked.header("Location")).contains("/3d_secure_2/hosted?");
    assertThat(text(shop.session(text(opened, "id")), "status")).isEqualTo("open");
    Wire.Reply back = shop.authenticate(asked, "authorize");
    assertThat(text(shop.session(text(opened, "id")), "status")).isEqualTo("complete");
    assertThat(shop.follow(back).header("Location"))
        .isEqualTo(THANKS.formatted(text(opened, "id")));
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      ref = "https://docs.stripe.com/testing#regulatory-cards",
      on = "2026-11-23")
  void aShopperWhoFailsTheBanksQuestionIsToldSoAndMayTryAgain() {
    JsonObject opened = shop.open().json();
    Wire.Reply asked = shop.pay(Storefront.page(opened), Storefront.SECURED);
    Wire.Reply page = shop.follow(shop.authenticate(asked, "fail"));
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body())
        .contains("role=\"alert\"", "We are unable to authenticate your payment method.");
    assertThat(shop.pay(Storefront.page(opened), Storefront.VISA).header("Location"))
        .isEqualTo(THANKS.formatted(text(opened, "id")));
  }

  @Test
  void whoLeavesTheBanksPageMayPayWithAnotherCard() {
    JsonObject opened = shop.open().json();
    shop.pay(Storefront.page(opened), Storefront.SECURED);
    assertThat(shop.look(Storefront.page(opened)).body())
        .contains("<form method=\"post\"")
        .doesNotContain("role=\"alert\"");
    assertThat(shop.pay(Storefront.page(opened), Storefront.VISA).status()).isEqualTo(303);
  }

  @ParameterizedTest
  @CsvSource({
    "email, '', Your email is incomplete.",
    "email, ada, Your email is incomplete.",
    "cardNumber, '', Your card number is incomplete.",
    "cardNumber, 4242424242424241, Your card number is incorrect.",
    "cardExpiry, 12, Your card's expiration date is incomplete.",
    "cardExpiry, 12 / 20, Your card's expiration year is invalid.",
    "cardCvc, 1, Your card's security code is incomplete.",
    "billingName, '', Your name is incomplete."
  })
  void aWrongFieldIsNamed(String field, String value, String message) {
    JsonObject opened = shop.open().json();
    String[] fields = {
      "email=ada@example.test",
      "cardNumber=" + Storefront.VISA,
      "cardExpiry=12/34",
      "cardCvc=123",
      "billingName=Ada"
    };
    for (int i = 0; i < fields.length; i++) {
      fields[i] = fields[i].startsWith(field + "=") ? field + "=" + value : fields[i];
    }
    Wire.Reply page = shop.submit(Storefront.page(opened), fields);
    assertThat(page.status()).isBetween(400, 402);
    assertThat(page.body())
        .contains("data-field=\"" + field + "\">" + message.replace("'", "&#39;"))
        .doesNotContain(Storefront.VISA);
    assertThat(shop.session(text(opened, "id")).get("payment_intent").isJsonNull()).isTrue();
  }

  @Test
  void whatABankDoesAfterwardsItDoesAfterCheckoutToo() {
    JsonObject opened = shop.open().json();
    shop.pay(Storefront.page(opened), "4000000000000259");
    shop.till.advance(10);
    assertThat(shop.till.eventTypes())
        .contains("checkout.session.completed", "charge.dispute.created");
    JsonObject intent = shop.intent(shop.session(text(opened, "id")));
    assertThat(
            shop.till
                .wire
                .get("/v1/disputes?charge=" + text(intent, "latest_charge"))
                .json()
                .getAsJsonArray("data"))
        .hasSize(1);
  }

  @Test
  void pressingTwiceChargesOnce() {
    JsonObject opened = shop.open().json();
    shop.pay(Storefront.page(opened), Storefront.VISA);
    assertThat(shop.pay(Storefront.page(opened), Storefront.VISA).header("Location"))
        .isEqualTo(THANKS.formatted(text(opened, "id")));
    assertThat(shop.till.wire.get("/v1/charges").json().getAsJsonArray("data")).hasSize(1);
  }

  @Test
  void aSessionThatIsOverSaysSo() {
    JsonObject paid = shop.open().json();
    shop.pay(Storefront.page(paid), Storefront.VISA);
    assertThat(shop.look(Storefront.page(paid)).body())
        .contains("data-session-status=\"complete\"", "already completed")
        .doesNotContain("<form");
    JsonObject expired = shop.open().json();
    shop.till.wire.post(Storefront.SESSIONS + "/" + text(expired, "id") + "/expire", "");
    Wire.Reply late = shop.pay(Storefront.page(expired), Storefront.VISA);
    assertThat(late.body())
        .contains("data-session-status=\"expired\"", "No payment was taken")
        .contains("href=\"http://shop.test/cart\"")
        .doesNotContain("<form");
    assertThat(shop.till.wire.get("/v1/charges").json().getAsJsonArray("data")).hasSize(1);
  }

  @Test
  void anAddressThatNamesNoSessionShowsNone() {
    String page = Storefront.page(shop.open().json());
    assertThat(shop.look(page.replace("cs_test_a1", "cs_test_b1")).status()).isEqualTo(404);
    assertThat(shop.look(page.substring(0, page.indexOf('?'))).status()).isEqualTo(404);
    assertThat(shop.look(page.replace("acct_1", "acct_2")).status()).isEqualTo(404);
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/checkout/sessions",
      ref = "https://github.com/stripe/stripe-php/issues/1336",
      on = "2026-11-23")
  void onlyTheLiteralPlaceholderOfTheSuccessUrlIsFilledIn() {
    String escaped = "success_url=http://shop.test/%257BCHECKOUT_SESSION_ID%257D";
    JsonObject opened = shop.open(escaped).json();
    assertThat(shop.pay(Storefront.page(opened), Storefront.VISA).header("Location"))
        .isEqualTo("http://shop.test/%7BCHECKOUT_SESSION_ID%7D");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      ref = "https://docs.stripe.com/checkout/fulfillment",
      on = "2026-11-23")
  void theShopperIsSentOnWhenTheShopHasAnsweredTheEvent() {
    try (Receiver receiver = new Receiver(number -> 200)) {
      shop.till.wire.post(
          "/v1/webhook_endpoints",
          "enabled_events[]=checkout.session.completed&url=" + receiver.url());
      shop.pay(Storefront.page(shop.open().json()), Storefront.VISA);
      JsonObject delivery =
          shop.till
              .wire
              .get("/_testmode/deliveries")
              .json()
              .getAsJsonArray("data")
              .get(0)
              .getAsJsonObject();
      assertThat(text(delivery, "result")).isEqualTo("delivered");
    }
  }
}
