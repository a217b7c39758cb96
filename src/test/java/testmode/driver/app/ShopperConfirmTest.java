package testmode.driver.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import testmode.driver.Flow;
import testmode.driver.MerchantApp;
import testmode.driver.MerchantApp.Visit;
import testmode.driver.Money;
import testmode.driver.PaymentAnswer;
import testmode.driver.PaymentAnswer.Advice;
import testmode.driver.PaymentAnswer.Kind;
import testmode.driver.web.TinyServer;

class ShopperConfirmTest {

  private static final String CONFIRM = "POST /v1/payment_intents/pi_1/confirm";
  private static final String RETRIEVE = "GET /v1/payment_intents/pi_1";
  private static final String RETURN = "GET /orders/ord_1/return";
  private static final String SUCCEEDED = "{\"id\":\"pi_1\",\"status\":\"succeeded\"}";

  private final TinyServer app = new TinyServer();
  private final TinyServer stripe = new TinyServer();
  private final MerchantApp merchant =
      Merchants.alongTheSample(app.uri(), stripe.uri(), exchange -> {});

  @BeforeEach
  void anOrderWhosePaymentIsCreated() {
    app.on("POST /orders", 201, "{\"id\":\"ord_1\"}")
        .on(
            "POST /orders/ord_1/payment-intent",
            200,
            "{\"client_secret\":\"pi_1_secret_2\",\"publishable_key\":\"pk_test_app\"}")
        .on(RETURN, 200, "{\"outcome\":\"paid\",\"message\":\"from the page\"}");
    merchant.placeOrder(Flow.SHOPPER_CONFIRM, Money.parse("40.00 EUR"));
  }

  @AfterEach
  void close() {
    app.close();
    stripe.close();
  }

  private PaymentAnswer pays(Visit visit) {
    return merchant.pay("ord_1", "pm_card_visa", visit);
  }

  @Test
  void theShopperConfirmsWithTheAppsKeyAndComesBackToTheReturnPage() {
    stripe.on(CONFIRM, 200, SUCCEEDED);

    PaymentAnswer answer = pays(Visit.STAYS);

    assertThat(answer.kind()).isEqualTo(Kind.PAID);
    assertThat(answer.message()).isEqualTo("from the page");
    TinyServer.Asked asked = stripe.last();
    assertThat(asked.headers()).containsEntry("Authorization", "Bearer pk_test_app");
    assertThat(URLDecoder.decode(asked.body(), StandardCharsets.UTF_8))
        .isEqualTo(
            "payment_method=pm_card_visa&client_secret=pi_1_secret_2&return_url="
                + app.uri()
                + "/orders/ord_1/return");
    assertThat(app.last().query())
        .isEqualTo(
            "payment_intent=pi_1&payment_intent_client_secret=pi_1_secret_2&redirect_status=succeeded");
  }

  @Test
  void whatThePageSaysCounts() {
    stripe.on(CONFIRM, 200, SUCCEEDED);
    app.on(RETURN, 200, "{\"outcome\":\"unknown\"}");

    assertThat(pays(Visit.STAYS).kind()).isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void aPageThatBreaksLeavesWhatStripeSaid() {
    stripe.on(CONFIRM, 200, SUCCEEDED);
    app.on(RETURN, 500, "");

    assertThat(pays(Visit.STAYS).kind()).isEqualTo(Kind.PAID);
  }

  @Test
  void aShopperWhoLeavesNeverOpensTheReturnPage() {
    stripe.on(CONFIRM, 200, SUCCEEDED);

    assertThat(pays(Visit.LEAVES).kind()).isEqualTo(Kind.PAID);
    assertThat(app.lines()).doesNotContain(RETURN);
  }

  @Test
  void aDeclineIsToldInStripesWordsAndEndsThere() {
    stripe.on(
        CONFIRM,
        402,
        """
        {"error":{"code":"card_declined","decline_code":"insufficient_funds",
         "advice_code":"try_again_later","message":"Your card has insufficient funds."}}
        """);

    PaymentAnswer answer = pays(Visit.STAYS);

    assertThat(answer.kind()).isEqualTo(Kind.DECLINED);
    assertThat(answer.reason()).isEqualTo("insufficient_funds");
    assertThat(answer.message()).isEqualTo("Your card has insufficient funds.");
    assertThat(answer.advice()).isEqualTo(Advice.TRY_AGAIN_LATER);
    assertThat(app.lines()).doesNotContain(RETURN);
  }

  @Test
  void aLostAnswerIsAskedForAgain() {
    AtomicInteger calls = new AtomicInteger();
    stripe.on(
        CONFIRM,
        any ->
            calls.incrementAndGet() == 1 ? null : new TinyServer.Reply(200, SUCCEEDED, Map.of()));

    assertThat(pays(Visit.STAYS).kind()).isEqualTo(Kind.PAID);
    assertThat(stripe.lines()).containsExactly(CONFIRM, CONFIRM);
  }

  @Test
  void aPaymentThatHadSucceededAlreadyIsPaid() {
    AtomicInteger calls = new AtomicInteger();
    String unexpected = "{\"error\":{\"code\":\"payment_intent_unexpected_state\"}}";
    stripe.on(
        CONFIRM,
        any ->
            calls.incrementAndGet() == 1 ? null : new TinyServer.Reply(400, unexpected, Map.of()));
    stripe.on(RETRIEVE, 200, SUCCEEDED);

    assertThat(pays(Visit.LEAVES).kind()).isEqualTo(Kind.PAID);
    assertThat(stripe.lines()).containsExactly(CONFIRM, CONFIRM, RETRIEVE);
    assertThat(stripe.last().query()).isEqualTo("client_secret=pi_1_secret_2");
  }

  @Test
  void silenceIsUnknownAndTheReturnPageIsAskedAsByAReload() {
    stripe.on(CONFIRM, any -> null);
    app.on(RETURN, 200, "{\"outcome\":\"in_progress\"}");

    assertThat(pays(Visit.STAYS).kind()).isEqualTo(Kind.IN_PROGRESS);
    assertThat(stripe.lines()).containsExactly(CONFIRM, CONFIRM, CONFIRM);
    assertThat(app.last().query()).doesNotContain("redirect_status");
  }

  @Test
  void silenceStaysUnknownForAShopperWhoLeaves() {
    stripe.on(CONFIRM, any -> null);

    PaymentAnswer answer = pays(Visit.LEAVES);

    assertThat(answer.kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(answer.failure()).startsWith("POST /v1/payment_intents/pi_1/confirm gave no ");
  }

  @Test
  void aLockedPaymentIsAskedAboutUntilItIsDecided() {
    AtomicInteger asked = new AtomicInteger();
    stripe.on(CONFIRM, 409, "{\"error\":{\"code\":\"idempotency_key_in_use\"}}");
    stripe.on(
        RETRIEVE,
        any ->
            new TinyServer.Reply(
                200,
                asked.incrementAndGet() == 1 ? "{\"status\":\"requires_confirmation\"}" : SUCCEEDED,
                Map.of()));

    assertThat(pays(Visit.LEAVES).kind()).isEqualTo(Kind.PAID);
    assertThat(stripe.lines()).containsExactly(CONFIRM, RETRIEVE, CONFIRM, RETRIEVE);
  }

  @Test
  void aRefusalByStripeIsNoDecline() {
    stripe.on(CONFIRM, 429, "{\"error\":{\"code\":\"rate_limit\",\"message\":\"Too many.\"}}");

    PaymentAnswer answer = pays(Visit.STAYS);

    assertThat(answer.kind()).isEqualTo(Kind.REFUSED);
    assertThat(answer.reason()).isEqualTo("rate_limit");
  }

  @Test
  void afterTheBanksPageTheReturnPageSaysHowItWent() {
    stripe.on(
        CONFIRM,
        200,
        "{\"status\":\"requires_action\",\"next_action\":{\"redirect_to_url\":{\"url\":\""
            + stripe.uri()
            + "/challenge\"}}}");
    stripe.on(
        "GET /challenge",
        200,
        "<form method=\"post\"><button id=\"test-source-fail-3ds\" name=\"r\""
            + " value=\"fail\"></form>");
    stripe.on(
        "POST /challenge",
        any ->
            new TinyServer.Reply(
                302,
                "",
                Map.of("Location", app.uri() + "/orders/ord_1/return?redirect_status=failed")));
    app.on(RETURN, 200, "{\"outcome\":\"declined\",\"reason\":\"authentication\"}");

    assertThat(pays(Visit.STAYS).kind()).isEqualTo(Kind.REQUIRES_ACTION);
    PaymentAnswer answer = merchant.answerChallenge("ord_1", false, Visit.STAYS);

    assertThat(answer.kind()).isEqualTo(Kind.DECLINED);
    assertThat(app.last().query()).isEqualTo("redirect_status=failed");
  }

  @Test
  void anAppThatRefusesToCreateThePaymentIsHeard() {
    app.on("POST /orders/ord_1/payment-intent", 409, "{\"error\":\"already cancelled\"}");

    PaymentAnswer answer = pays(Visit.STAYS);

    assertThat(answer.kind()).isEqualTo(Kind.REFUSED);
    assertThat(answer.message()).isEqualTo("already cancelled");
    assertThat(stripe.asked()).isEmpty();
  }
}
