package testmode.acceptance.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import testmode.network.Exchange;

class GistTest {

  @Test
  void aPaymentIsItsMoneyAndItsCard() {
    assertThat(Gist.ofRequest(exchange(Exchanges.PAYMENT, "")))
        .isEqualTo("40.00 EUR, pm_card_visa");
  }

  @Test
  void anOrderIsItsPrice() {
    assertThat(Gist.ofRequest(exchange("{\"price\":\"40.00\",\"currency\":\"EUR\"}", "")))
        .isEqualTo("40.00 EUR");
  }

  @Test
  void anAmountHasTheDecimalsOfItsCurrency() {
    assertThat(Gist.ofRequest(exchange("amount=80&currency=jpy", ""))).isEqualTo("80 JPY");
  }

  @Test
  void anAnswerToTheBankIsItsButton() {
    assertThat(Gist.ofRequest(exchange("result=authorize", ""))).isEqualTo("authorize");
  }

  @Test
  void aDeclineIsItsCodes() {
    String body =
        "{\"error\":{\"type\":\"card_error\",\"code\":\"card_declined\","
            + "\"decline_code\":\"insufficient_funds\"}}";

    assertThat(Gist.ofAnswer(exchange("", body))).isEqualTo("card_declined, insufficient_funds");
  }

  @Test
  void theShopsAnswerIsItsOutcomeAndReason() {
    String body = "{\"outcome\":\"declined\",\"reason\":\"expired_card\",\"redirect_url\":null}";

    assertThat(Gist.ofAnswer(exchange("", body))).isEqualTo("declined, expired_card");
  }

  @Test
  void aBodyThatWasCutShortSaysNothing() {
    assertThat(Gist.ofAnswer(exchange("", Exchanges.SUCCEEDED.substring(0, 30)))).isEmpty();
  }

  @Test
  void idsAreCutToTheirEndsAndWordsAreNot() {
    assertThat(Gist.path("/v1/payment_intents/pi_3NabcDEF12347xQ2/confirm"))
        .isEqualTo("/v1/payment_intents/pi_…7xQ2/confirm");
    assertThat(Gist.path("pm_card_visa_chargeDeclined")).isEqualTo("pm_card_visa_chargeDeclined");
  }

  private static Exchange exchange(String request, String answer) {
    return new Exchanges().merchant("POST", "/", request, answer, 0, 1).list().get(0);
  }
}
