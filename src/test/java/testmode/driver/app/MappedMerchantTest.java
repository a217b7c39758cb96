package testmode.driver.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.driver.Books;
import testmode.driver.Flow;
import testmode.driver.MerchantApp;
import testmode.driver.MerchantApp.Visit;
import testmode.driver.Money;
import testmode.driver.OrderState;
import testmode.driver.PaymentAnswer;
import testmode.driver.PaymentAnswer.Advice;
import testmode.driver.PaymentAnswer.Kind;
import testmode.driver.RefundAnswer;
import testmode.driver.mapping.MappingFile;
import testmode.driver.web.TinyServer;
import testmode.network.Exchange;
import testmode.network.Party;

class MappedMerchantTest {

  private static final Money PRICE = Money.parse("40.00 EUR");
  private static final String BOOKS =
      """
      {"status":"partially_refunded","amount":4000,"currency":"eur","paid":4000,"refunded":1500,
       "fulfilments":1,"reservation":"used","message":null,"attempts":[{"number":1}],
       "settlement":{"amount":4334,"currency":"usd","exchange_rate":"1.0834","fee":156,"net":4178}}
      """;
  private static final String PAGE =
      """
      <form method="post" action="/challenge?pi=pi_1&amp;n=2"><input type="hidden" name="t" value="9">
      <button id="test-source-authorize-3ds" name="result" value="authorize">Complete</button>
      <button id="test-source-fail-3ds" name="result" value="fail">Fail</button></form>
      """;

  private final TinyServer app = new TinyServer();
  private final TinyServer stripe = new TinyServer();
  private final List<Exchange> record = new CopyOnWriteArrayList<>();
  private final MerchantApp merchant =
      Merchants.alongTheSample(app.uri(), stripe.uri(), record::add);

  @AfterEach
  void close() {
    app.close();
    stripe.close();
  }

  private String order(Flow flow) {
    app.on("POST /orders", 201, "{\"id\":\"ord_1\"}");
    return merchant.placeOrder(flow, PRICE);
  }

  @Test
  void placesAnOrderWithTheScenariosPrice() {
    assertThat(order(Flow.SERVER_CONFIRM)).isEqualTo("ord_1");
    assertThat(app.last().body()).isEqualTo("{\"price\":\"40.00\",\"currency\":\"eur\"}");
  }

  @Test
  void anOrderThatIsRefusedIsOneSentence() {
    app.on("POST /orders", 422, "{\"error\":\"too cheap\"}");

    assertThatThrownBy(() -> merchant.placeOrder(Flow.SERVER_CONFIRM, PRICE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no order could be placed: POST /orders answered 422");
  }

  @Test
  void anOrderWithoutAnIdIsOneSentenceToo() throws IOException {
    String sample = Files.readString(Path.of("fixtures/merchants/reference-shop.yaml"));
    MappingFile mapping =
        MappingFile.parse(
            "lax.yaml",
            sample.replace("{order: {json: /id}}", "{order: {json: /id, optional: true}}"),
            Map.of());
    MerchantApp lax =
        Merchants.along(mapping, app.uri(), stripe.uri(), record::add, StripeWitness.NONE);
    app.on("POST /orders", 201, "{}");

    assertThatThrownBy(() -> lax.placeOrder(Flow.SERVER_CONFIRM, PRICE))
        .hasMessage("no order could be placed: no answer had its id ('order')");
  }

  @Test
  void theMerchantConfirmsAndTheOrderIsPaid() {
    String order = order(Flow.SERVER_CONFIRM);
    app.on("POST /orders/ord_1/pay", 200, "{\"outcome\":\"paid\",\"message\":\"Thank you\"}");

    PaymentAnswer answer = merchant.pay(order, "pm_card_visa", Visit.STAYS);

    assertThat(answer.kind()).isEqualTo(Kind.PAID);
    assertThat(answer.message()).isEqualTo("Thank you");
    assertThat(answer.endedNanos()).isGreaterThan(answer.startedNanos());
    assertThat(app.last().body()).isEqualTo("{\"payment_method\":\"pm_card_visa\"}");
  }

  @Test
  void aDeclineKeepsReasonMessageAndAdvice() {
    String order = order(Flow.SERVER_CONFIRM);
    app.on(
        "POST /orders/ord_1/pay",
        200,
        """
        {"outcome":"declined","reason":"insufficient_funds","message":"Not enough money.",
         "advice":"try_another_card"}
        """);

    PaymentAnswer answer = merchant.pay(order, "pm_card_x", Visit.STAYS);

    assertThat(answer.kind()).isEqualTo(Kind.DECLINED);
    assertThat(answer.reason()).isEqualTo("insufficient_funds");
    assertThat(answer.message()).isEqualTo("Not enough money.");
    assertThat(answer.advice()).isEqualTo(Advice.USE_ANOTHER_CARD);
    assertThat(answer.failure()).isNull();
  }

  @Test
  void anAnswerThatNoRuleKnowsIsOneOfABrokenApp() {
    String order = order(Flow.SERVER_CONFIRM);
    app.on("POST /orders/ord_1/pay", 500, "Internal Server Error");

    PaymentAnswer answer = merchant.pay(order, "pm_card_visa", Visit.STAYS);

    assertThat(answer.kind()).isEqualTo(Kind.BROKEN);
    assertThat(answer.failure()).isEqualTo("POST /orders/${order}/pay answered 500");
  }

  @Test
  void anAppThatIsDownIsAnAnswerNotAnException() {
    String order = order(Flow.SERVER_CONFIRM);
    app.close();

    PaymentAnswer answer = merchant.pay(order, "pm_card_visa", Visit.STAYS);

    assertThat(answer.kind()).isEqualTo(Kind.BROKEN);
    assertThat(answer.failure()).startsWith("POST /orders/ord_1/pay gave no ");
  }

  @Test
  void afterTheBanksPageTheMerchantGoesOn() {
    String order = order(Flow.SERVER_CONFIRM);
    app.on(
        "POST /orders/ord_1/pay",
        200,
        "{\"outcome\":\"requires_action\",\"redirect_url\":\"" + stripe.uri() + "/challenge\"}");
    app.on("POST /orders/ord_1/pay/complete", 200, "{\"outcome\":\"paid\"}");
    stripe.on("GET /challenge", 200, PAGE);
    stripe.on("POST /challenge", any -> backToTheShop("succeeded"));

    assertThat(merchant.pay(order, "pm_card_3ds", Visit.STAYS).kind())
        .isEqualTo(Kind.REQUIRES_ACTION);
    PaymentAnswer answer = merchant.answerChallenge(order, true, Visit.STAYS);

    assertThat(answer.kind()).isEqualTo(Kind.PAID);
    assertThat(stripe.last().body()).isEqualTo("t=9&result=authorize");
    assertThat(stripe.last().query()).isEqualTo("pi=pi_1&n=2");
    assertThat(app.last().line()).isEqualTo("POST /orders/ord_1/pay/complete");
    assertThat(record)
        .filteredOn(exchange -> exchange.to() == Party.STRIPE)
        .extracting(each -> each.from() + " " + each.method() + " " + each.path(), Exchange::status)
        .containsExactly(
            tuple("SHOPPER GET /challenge", 200), tuple("SHOPPER POST /challenge", 303));
  }

  @Test
  void aShopperWhoLeavesAfterTheBanksPageDoesNotComeBack() {
    String order = order(Flow.SERVER_CONFIRM);
    app.on(
        "POST /orders/ord_1/pay",
        200,
        "{\"outcome\":\"requires_action\",\"redirect_url\":\"" + stripe.uri() + "/challenge\"}");
    stripe.on("GET /challenge", 200, PAGE);
    stripe.on("POST /challenge", any -> backToTheShop("failed"));
    merchant.pay(order, "pm_card_3ds", Visit.STAYS);

    PaymentAnswer answer = merchant.answerChallenge(order, false, Visit.LEAVES);

    assertThat(answer.kind()).isEqualTo(Kind.IN_PROGRESS);
    assertThat(stripe.last().body()).isEqualTo("t=9&result=fail");
    assertThat(app.last().line()).isEqualTo("POST /orders/ord_1/pay");
  }

  private TinyServer.Reply backToTheShop(String status) {
    String location = app.uri() + "/orders/ord_1/return?redirect_status=" + status;
    return new TinyServer.Reply(303, "", Map.of("Location", location));
  }

  @Test
  void anAnswerToNoChallengeIsToldAsSuch() {
    String order = order(Flow.SERVER_CONFIRM);

    assertThat(merchant.answerChallenge(order, true, Visit.STAYS).failure())
        .isEqualTo("order ord_1 led to no 3-D Secure page");
  }

  @Test
  void aMadeUpReturnAddressIsOpenedAsGiven() {
    String order = order(Flow.SHOPPER_CONFIRM);
    app.on("GET /orders/ord_1/return", 200, "{\"outcome\":\"in_progress\"}");

    PaymentAnswer answer =
        merchant.openReturnPage(order, Map.of("redirect_status", "succeeded & more"));

    assertThat(answer.kind()).isEqualTo(Kind.IN_PROGRESS);
    assertThat(app.last().query()).isEqualTo("redirect_status=succeeded+%26+more");
    assertThat(app.last().headers()).containsEntry("Accept", "application/json");
  }

  @Test
  void booksAreReadInTheScenariosWords() {
    String order = order(Flow.SERVER_CONFIRM);
    app.on("GET /orders/ord_1", 200, BOOKS);

    Books books = merchant.books(order);

    assertThat(books.state()).isEqualTo(OrderState.PARTIALLY_REFUNDED);
    assertThat(books.refunded()).isEqualTo(Money.parse("15.00 EUR"));
    assertThat(books.fulfilments()).isEqualTo(1);
    assertThat(books.reservationHeld()).isFalse();
    assertThat(books.message()).isNull();
    assertThat(books.note()).isEqualTo("number 1");
    assertThat(books.settlement().net()).isEqualTo(Money.parse("41.78 USD"));
    assertThat(books.settlement().exchangeRate()).isEqualByComparingTo("1.0834");
  }

  @Test
  void aStateThatTheFileDoesNotTranslateIsAnError() {
    String order = order(Flow.SERVER_CONFIRM);
    app.on(
        "GET /orders/ord_1",
        200,
        "{\"status\":\"odd\",\"amount\":1,\"currency\":\"eur\",\"paid\":0,\"refunded\":0,"
            + "\"fulfilments\":0}");

    assertThatThrownBy(() -> merchant.books(order))
        .hasMessage(
            "order ord_1 has the state 'odd', which operations.orderStatus.states of the mapping"
                + " file does not translate");
  }

  @Test
  void aRefundCarriesAmountAndKeyOnlyWhenGiven() {
    String order = order(Flow.SERVER_CONFIRM);
    app.on("POST /orders/ord_1/refunds", 201, "{}");

    assertThat(merchant.refund(order, null, null).accepted()).isTrue();
    assertThat(app.last().body()).isEqualTo("{}");
    assertThat(app.last().headers())
        .containsEntry("Authorization", "Bearer office")
        .doesNotContainKey("Idempotency-key");

    merchant.refund(order, Money.parse("10.00 EUR"), "office-7");
    assertThat(app.last().body()).isEqualTo("{\"amount\":\"10.00\"}");
    assertThat(app.last().headers()).containsEntry("Idempotency-key", "office-7");
  }

  @Test
  void aRefusedRefundTellsTheAppsWords() {
    String order = order(Flow.SERVER_CONFIRM);
    app.on("POST /orders/ord_1/refunds", 409, "{\"error\":\"nothing left\"}");

    assertThat(merchant.refund(order, null, null))
        .isEqualTo(new RefundAnswer(false, "nothing left"));
  }

  @Test
  void anybodyCanPostToTheWebhookReceiver() {
    app.on("POST /webhooks/stripe", 400, "");

    assertThat(merchant.deliver("{}", Map.of("Stripe-Signature", "t=1,v1=00"))).isEqualTo(400);
    assertThat(app.last().headers()).containsEntry("Stripe-signature", "t=1,v1=00");
    app.close();
    assertThat(merchant.deliver("{}", Map.of())).isZero();
  }

  @Test
  void aJobThatFailsIsNotPassedOver() {
    app.on("POST /jobs/reconcile", 500, "");

    assertThatThrownBy(merchant::reconcile)
        .hasMessage("reference shop failed to reconcile: POST /jobs/reconcile answered 500");
  }

  @Test
  void everyExchangeAtTheFrontDoorIsRecorded() {
    String order = order(Flow.SERVER_CONFIRM);
    app.close();
    merchant.pay(order, "pm_card_visa", Visit.STAYS);

    assertThat(record).hasSize(2);
    assertThat(record.get(0).from()).isEqualTo(Party.SHOPPER);
    assertThat(record.get(0).path()).isEqualTo("/orders");
    assertThat(record.get(0).status()).isEqualTo(201);
    assertThat(record.get(1).status()).isNull();
    assertThat(record.get(1).reachedReceiver()).isFalse();
  }

  @Test
  void aLookIntoTheBooksIsNoPartOfWhatHappened() {
    String order = order(Flow.SERVER_CONFIRM);
    app.on("GET /orders/ord_1", 200, BOOKS)
        .on("POST /orders/ord_1/refunds", 201, "{}")
        .on("POST /jobs/reconcile", 200, "{}")
        .on("POST /webhooks/stripe", 200, "");

    merchant.books(order);
    merchant.refund(order, null, null);
    merchant.reconcile();
    merchant.deliver("{}", Map.of());

    assertThat(app.lines()).contains("GET /orders/ord_1");
    assertThat(record)
        .extracting(Exchange::path)
        .containsExactly("/orders", "/orders/ord_1/refunds", "/jobs/reconcile", "/webhooks/stripe");
  }

  @Test
  void aShopperStaysForAnAppWithShortTimeoutsNoLongerThanForAPage() throws IOException {
    String sample = Files.readString(Path.of("fixtures/merchants/reference-shop.yaml"));
    MappingFile prompt = MappingFile.parse("prompt.yaml", sample, Map.of());
    MappingFile patient =
        MappingFile.parse("patient.yaml", sample.replace("short-timeouts: true", ""), Map.of());

    assertThat(MappedMerchant.limit(prompt, Patience.SHORT)).isEqualTo(PaymentAnswer.STAY);
    assertThat(MappedMerchant.limit(prompt, Patience.REAL)).isEqualTo(FrontDoor.LIMIT);
    assertThat(MappedMerchant.limit(patient, Patience.SHORT)).isEqualTo(FrontDoor.LIMIT);
  }
}
