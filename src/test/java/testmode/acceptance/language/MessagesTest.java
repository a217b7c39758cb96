package testmode.acceptance.language;

import static org.assertj.core.api.Assertions.assertThat;

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
  @CsvSource({
    "Your card was declined., USE_ANOTHER_CARD",
    "Please pay with another card., TRY_AGAIN_LATER",
    "Please try again later., CHECK_CARD_DETAILS",
  })
  void aMessageWithoutTheAdviceGivesNone(String message, Advice advice) {
    assertThat(Messages.advises(message, advice)).isFalse();
  }
}
