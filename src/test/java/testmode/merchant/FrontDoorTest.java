package testmode.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontDoorTest {

  private static final String HTML = "text/html,application/xhtml+xml";

  private final TestShop shop = new TestShop();

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void anOrderAnswersWithItsBooks() {
    TestShop.Reply reply = shop.post("/orders", Map.of("price", "40.00", "currency", "EUR"));

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.text())
        .contains(
            "\"status\":\"pending\",\"amount\":4000,\"currency\":\"eur\",\"paid\":0,\"refunded\":0,"
                + "\"fulfilments\":0,\"reservation\":\"held\",\"payment_intent\":null,"
                + "\"settlement\":null,\"attempts\":[],\"message\":null");
  }

  @Test
  void isUp() {
    assertThat(shop.get("/health", "*/*").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/orders | {\"price\":\"40.00\"} | 422",
        "/orders | {\"price\":40,\"currency\":\"EUR\"} | 422",
        "/orders | {\"price\":[\"40\"],\"currency\":\"EUR\"} | 422",
        "/orders | {\"price\":\"40.001\",\"currency\":\"EUR\"} | 422",
        "/orders | {\"price\":\"40\",\"currency\":\"XXX\"} | 422",
        "/orders | {price:40} | 400",
        "/orders | {} {} | 400",
        "/orders | [] | 400",
        "/orders | nonsense | 400",
        "/orders | '' | 422",
        "/orders/ord_none/pay | {\"payment_method\":\"pm_card_visa\"} | 404",
        "/orders/ord_none/refunds | {} | 401",
        "/nothing | {} | 404",
        "/orders/ord_none/nothing | {} | 404",
      })
  void badInputGetsOneSentence(String path, String body, int status) {
    TestShop.Reply reply = shop.post(path, body);

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.get("error")).endsWith(".").doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"payment_method\":\"pm_1/../x\"}",
        "{\"payment_method\":\"4242424242424242\"}",
        "{\"payment_method\":\"pm_card_visa\",\"return_url\":\"javascript:alert(1)\"}",
        "{\"payment_method\":\"pm_card_visa\",\"return_url\":\"no address\"}",
        "{}",
      })
  void aBrokenPaymentRequestNeverReachesStripe(String body) {
    assertThat(shop.post("/orders/" + shop.order() + "/pay", body).status()).isEqualTo(422);
    assertThat(shop.stripe.calls).isEmpty();
  }

  @Test
  void limitsBodiesAndMethods() {
    assertThat(shop.post("/orders", "x".repeat((1 << 20) + 1)).status()).isEqualTo(413);
    TestShop.Reply reply = shop.get("/orders", "*/*");
    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.http().headers().firstValue("Allow")).hasValue("POST");
    assertThat(form("/orders", "price=%GG").status()).isEqualTo(400);
  }

  @Test
  void deepNestingIsOnlyBadInput() {
    assertThat(shop.post("/orders", "[".repeat(500_000)).status()).isEqualTo(400);
  }

  @Test
  void aBrowserPaysWithoutJavaScript() {
    assertThat(shop.get("/", HTML).text()).startsWith("<!DOCTYPE html>").contains("name=\"price\"");
    TestShop.Reply ordered = form("/orders", "price=40.00&currency=EUR");
    String checkout = ordered.http().headers().firstValue("Location").orElseThrow();
    assertThat(ordered.status()).isEqualTo(303);
    assertThat(shop.get(checkout, HTML).text()).contains("40.00 EUR", "pm_card_visa");

    String order = checkout.replace("/checkout", "");
    TestShop.Reply paid = form(order + "/pay", "payment_method=pm_card_visa");
    assertThat(paid.http().headers().firstValue("Location")).hasValue(order + "/return");
    assertThat(shop.get(order + "/return", HTML).text())
        .contains("data-outcome=\"paid\"", "Thank you!");
  }

  @Test
  void aBrowserIsSentToTheBanksPageAndLearnsHowItEnded() {
    String id = shop.order();
    TestShop.Reply reply =
        form("/orders/" + id + "/pay", "payment_method=pm_card_threeDSecure2Required");
    assertThat(reply.http().headers().firstValue("Location").orElseThrow())
        .startsWith("https://hooks.example/challenge/");
    assertThat(shop.stripe.calls.get(0).form())
        .containsEntry("return_url", shop.baseUri() + "/orders/" + id + "/return");

    shop.stripe.payments().challenge(shop.intentOf(id), false);
    assertThat(shop.get("/orders/" + id + "/return", HTML).text())
        .contains("data-outcome=\"declined\"", "/orders/" + id + "/checkout");
  }

  @Test
  void pagesEscapeWhatPeopleType() {
    TestShop.Reply reply = form("/orders", "price=%3Cscript%3E&currency=EUR");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text()).contains("&lt;script&gt;").doesNotContain("<script>");
    assertThat(reply.http().headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'");
  }

  private TestShop.Reply form(String path, String fields) {
    return shop.send(
        shop.request(path)
            .header("Accept", HTML)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(fields)));
  }
}
