package testmode.acceptance.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.driver.PaymentAnswer.Advice;

class MessagesTest {

  @ParameterizedTest
  @CsvSource({
    "Your bank declined this card. Please pay with another one., USE_ANOTHER_CARD",
    "Please use a different card., USE_ANOTHER_CARD",
    "Please try again in a moment., TRY_AGAIN_LATER",
    "Please check the expiry date of your card., CHECK_CARD_DETAILS",
  })
  void anAdviceIsFoundInWords(String message, Advice advice) {
    assertThat(Messages.advises(message, advice)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "We can give back at most 450 EUR per day.",
        "Your card was declined. Please call 555 0100.",
        "Nothing is left: 599 of 599 were given back.",
      })
  void aNumberIsNoSign(String message) {
    assertThat(Messages.unfitForShoppers(message)).isEmpty();
    assertThat(Messages.unfitForStaff(message)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Payment failed: card_declined | card_declined",
        "Payment failed with status 402 | status 402",
        "Error: 500 | Error: 500",
        "502 Bad Gateway | 502",
        "CardException: declined | Exception",
        "<html>oops | <html>",
        "Your card null | null",
      })
  void whatIsMeantForProgrammersIsNamed(String message, String sign) {
    assertThat(Messages.unfitForShoppers(message)).contains(sign);
  }

  @Test
  void theBackOfficeMayReadAnIdAndNoStatus() {
    assertThat(Messages.unfitForStaff("Charge ch_3Q has already been refunded.")).isEmpty();
    assertThat(Messages.unfitForShoppers("Charge ch_3Q has already been refunded."))
        .contains("ch_3Q");
    assertThat(Messages.unfitForStaff("HTTP 400")).contains("HTTP 400");
  }

  @ParameterizedTest
  @CsvSource({
    "Your card was declined., USE_ANOTHER_CARD",
    "Please pay with another card., TRY_AGAIN_LATER",
    "Please try again later., CHECK_CARD_DETAILS",
  })
  void aMessageWithoutTheAdviceGivesNone(String message, Advice advice) {
    assertThat(Messages.advises(message, advice)).isFalse();
  }
}
