package testmode.driver.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.driver.Flow;
import testmode.driver.MerchantApp.Visit;
import testmode.driver.Money;
import testmode.driver.PaymentAnswer;
import testmode.driver.PaymentAnswer.Kind;
import testmode.driver.mapping.MappingFile;
import testmode.driver.web.HttpAnswer;
import testmode.driver.web.Query;
import testmode.driver.web.TinyServer;
import testmode.driver.web.Web;
import testmode.network.Exchange;
import testmode.simulator.SimulatorConfig;
import testmode.simulator.StripeSimulator;

/** A shop of a few lines that sends its shoppers to the page that Stripe hosts. */
class HostedCheckoutTest {

  private static final String ASKED = "pm_card_threeDSecure2Required";

  private static final String MAPPING =
      """
      merchant: {name: hosted, baseUrl: "http://127.0.0.1:1"}
      keys: {secret: sk_test_hosted}
      flows:
        shopper-confirm:
          price: {fixed: 1400, unit: minor, currency: usd}
          createPayment:
            steps:
              - request: {method: POST, path: /checkout}
                expect: {status: 303}
                extract: {payUrl: {header: Location}}
      outcome:
        - {when: {json: /paid, equals: true}, is: paid, message: /message}
        - {when: {json: /paid, equals: false}, is: in_progress}
      """;

  private final TinyServer app = new TinyServer();
  private final StripeSimulator stripe = StripeSimulator.start(SimulatorConfig.defaults());
  private final List<Exchange> record = new CopyOnWriteArrayList<>();
  private final Web web = new Web();
  private MappedMerchant merchant;
  private String order;

  @BeforeEach
  void anOrder() {
    app.on(
            "POST /checkout",
            any ->
                new TinyServer.Reply(
                    303, "", Map.of("Location", session(), "Set-Cookie", "cart=7; Path=/")))
        .on("GET /done", any -> new TinyServer.Reply(302, "", Map.of("Location", "/thanks")))
        .on("GET /thanks", 200, "{\"paid\":true,\"message\":\"Thank you\"}");
    merchant = along(MAPPING);
    order = merchant.placeOrder(Flow.SHOPPER_CONFIRM, Money.parse("40.00 EUR"));
  }

  private MappedMerchant along(String yaml) {
    return Merchants.along(
        MappingFile.parse("hosted.yaml", yaml, Map.of()),
        app.uri(),
        stripe.baseUri(),
        record::add,
        StripeWitness.NONE);
  }

  @AfterEach
  void close() {
    app.close();
    stripe.close();
  }

  /** The address of a new session's page. */
  private String session() {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("mode", "payment");
    form.put("success_url", app.uri() + "/done?session_id={CHECKOUT_SESSION_ID}");
    form.put("line_items[0][quantity]", "1");
    form.put("line_items[0][price_data][currency]", "usd");
    form.put("line_items[0][price_data][unit_amount]", "1400");
    form.put("line_items[0][price_data][product_data][name]", "Photo");
    return String.valueOf(stripe("POST", "/v1/checkout/sessions", Query.of(form)).text("/url"));
  }

  private HttpAnswer stripe(String method, String path, String form) {
    try {
      return web.send(
          method,
          URI.create(stripe.baseUri() + path),
          Map.of(
              "Authorization",
              "Bearer sk_test_hosted",
              "Content-Type",
              "application/x-www-form-urlencoded"),
          form,
          Duration.ofSeconds(20));
    } catch (Web.NoAnswerException e) {
      throw new IllegalStateException(e);
    }
  }

  private String intents(String pointer) {
    return String.valueOf(stripe("GET", "/v1/payment_intents", null).text("/data/0" + pointer));
  }

  @Test
  void theShopperPaysThereAndIsLedBackWithTheCookiesOfTheShop() {
    PaymentAnswer answer = merchant.pay(order, "pm_card_visa", Visit.STAYS);

    assertThat(answer.failure()).isNull();
    assertThat(answer.kind()).isEqualTo(Kind.PAID);
    assertThat(answer.message()).isEqualTo("Thank you");
    assertThat(app.lines()).containsExactly("POST /checkout", "GET /done", "GET /thanks");
    assertThat(app.asked().get(1).query()).startsWith("session_id=cs_test_");
    assertThat(app.last().headers()).containsEntry("Cookie", "cart=7");
    assertThat(intents("/status")).isEqualTo("succeeded");
    assertThat(merchant.price(order)).isEqualTo(Money.parse("14.00 USD"));
    assertThat(record).extracting(Exchange::method).contains("GET", "POST").hasSize(5);
  }

  @Test
  void aShopperWhoLeavesIsNotSeenAgain() {
    assertThat(merchant.pay(order, "pm_card_amex", Visit.LEAVES).kind()).isEqualTo(Kind.PAID);

    assertThat(app.lines()).containsExactly("POST /checkout");
    assertThat(intents("/status")).isEqualTo("succeeded");
  }

  @Test
  void aDeclineIsReadOnThePage() {
    PaymentAnswer answer =
        merchant.pay(order, "pm_card_visa_chargeDeclinedInsufficientFunds", Visit.STAYS);

    assertThat(answer.kind()).isEqualTo(Kind.DECLINED);
    assertThat(answer.message()).contains("insufficient funds");
    assertThat(app.lines()).containsExactly("POST /checkout");
    assertThat(intents("/status")).isEqualTo("requires_payment_method");
  }

  @ParameterizedTest
  @CsvSource({"true, PAID, succeeded", "false, DECLINED, requires_payment_method"})
  void theBankIsAnsweredAndThenTheShopIsReached(boolean approve, Kind kind, String status) {
    assertThat(merchant.pay(order, ASKED, Visit.STAYS).kind()).isEqualTo(Kind.REQUIRES_ACTION);

    PaymentAnswer answer = merchant.answerChallenge(order, approve, Visit.STAYS);

    assertThat(answer.kind()).isEqualTo(kind);
    assertThat(answer.message()).isEqualTo(approve ? "Thank you" : answer.message()).isNotBlank();
    assertThat(app.lines().contains("GET /thanks")).isEqualTo(approve);
    assertThat(intents("/status")).isEqualTo(status);
  }

  @Test
  void aSuccessPageThatSaysNothingLeavesWhatStripeSaid() {
    app.on("GET /done", 500, "oh");

    assertThat(merchant.pay(order, "pm_card_visa", Visit.STAYS).kind()).isEqualTo(Kind.PAID);
  }

  @Test
  void theReturnPageOfTheMappingFileIsOpenedInsteadOfTheAddress() {
    merchant =
        along(
            MAPPING.replace(
                "outcome:",
                """
                    returnPage:
                      steps: [{request: {method: GET, path: "/api/session?${return.query}"}}]
                outcome:\
                """));
    app.on("GET /api/session", 200, "{\"paid\":false}");
    order = merchant.placeOrder(Flow.SHOPPER_CONFIRM, Money.parse("40.00 EUR"));

    assertThat(merchant.pay(order, "pm_card_visa", Visit.STAYS).kind()).isEqualTo(Kind.IN_PROGRESS);
    assertThat(app.last().query()).startsWith("session_id=cs_test_");
  }

  @Test
  void aPageOfNobodyIsBrokenAndACardWithoutANumberCannotBeTyped() {
    app.on("POST /checkout", any -> new TinyServer.Reply(303, "", Map.of("Location", nowhere())));
    app.on("GET /nowhere", 404, "no such page");

    assertThat(merchant.pay(order, "pm_card_visa", Visit.STAYS).failure())
        .isEqualTo("Stripe's page (404) has no form to pay with; a browser is needed");
    assertThatThrownBy(() -> merchant.pay(order, "pm_card_unheardOf", Visit.STAYS))
        .hasMessageStartingWith("card (pm_card_unheardOf) must be one with a number");
  }

  private String nowhere() {
    return app.uri() + "/nowhere";
  }
}
