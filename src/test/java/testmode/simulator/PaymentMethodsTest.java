package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonObject;
import com.stripe.exception.InvalidRequestException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.simulator.facts.StripeFact;

final class PaymentMethodsTest {
  private final Till till = new Till();

  @AfterEach
  void close() {
    till.close();
  }

  private JsonObject refused(String target, String form) {
    Wire.Reply reply = till.wire.post(target, form);
    assertThat(reply.status()).isEqualTo(400);
    return reply.error();
  }

  private static String text(JsonObject json, String name) {
    return json.has(name) ? json.get(name).getAsString() : null;
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/payment_methods", "POST /v1/payment_intents"},
      ref = "recordings 077 (not redistributed)",
      on = "2024-12-01")
  void aPaymentMethodWithoutACustomerPaysOnce() throws Exception {
    String method = till.wire.post("/v1/payment_methods", "type=card&card[token]=tok_visa").id();
    till.pay(method, 1000, "usd");
    InvalidRequestException refused =
        catchThrowableOfType(InvalidRequestException.class, () -> till.pay(method, 1000, "usd"));
    assertThat(refused).hasMessageContaining("It may not be used again.");
    assertThat(refused.getCode()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "4242424242424241, 12, 30, 123, incorrect_number, number",
    "4242424242424242, 13, 30, 123, invalid_expiry_month, exp_month",
    "4242424242424242, 12, 95, 123, invalid_expiry_year, exp_year",
    "4242424242424242, 12, 30, 99, invalid_cvc, cvc",
    "4242424242426742, 12, 30, 123, card_declined, number"
  })
  @StripeFact(
      source = DOCUMENTED,
      routes = "POST /v1/payment_methods",
      ref = "https://docs.stripe.com/testing",
      on = "2025-06-01")
  void aCardThatIsTypedWronglyIsRefused(
      String number, String month, String year, String cvc, String code, String param) {
    String form = "type=card&card[number]=%s&card[exp_month]=%s&card[exp_year]=%s&card[cvc]=%s";
    Wire.Reply refused =
        till.shopper.post("/v1/payment_methods", form.formatted(number, month, year, cvc));
    assertThat(refused.status()).isEqualTo(402);
    assertThat(text(refused.error(), "code")).isEqualTo(code);
    assertThat(text(refused.error(), "param")).isEqualTo(param);
    assertThat(refused.body()).doesNotContain(number);
  }

  @Test
  void aCardThatIsNotSimulatedSaysSo() {
    JsonObject error =
        refused(
            "/v1/payment_intents",
            "amount=1000&currency=usd&payment_method=pm_card_createCe3EligibleDispute");
    assertThat(text(error, "message"))
        .isEqualTo(
            "This simulator does not support the visa card ending in 0038 (compelling evidence and"
                + " compliance cases are not simulated). fixtures/stripe/cards.csv lists the cards"
                + " that it supports.");
  }
}
