package testmode.driver.drift;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranslationTest {
  private final Translation ids = new Translation();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pi_3UHm0dHIBYZYyePr11ejmDy5",
        "cus_VIMk5XdRJoJ1Ye",
        "cs_test_a1B2c3D4e5",
        "re_3wK9DUGz"
      })
  void anIdIsAWordAndLettersOfBothSizes(String id) {
    assertThat(Translation.isId(id)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pm_card_visa",
        "pm_card_visa_chargeDeclinedInsufficientFunds",
        "requires_payment_method",
        "insufficient_funds",
        "pi_3UHm0dHIBYZYyePr11ejmDy5_secret_****abcd",
        "pi_nope",
        "succeeded"
      })
  void wordsOfStripeAreNone(String word) {
    assertThat(Translation.isId(word)).isFalse();
  }

  @Test
  void twoNewIdsOfOneKindMeanTheSameFromThenOn() {
    assertThat(ids.same("pi_3Recorded1", "pi_3Simulated1")).isTrue();

    assertThat(ids.same("pi_3Recorded1", "pi_3Simulated1")).isTrue();
    assertThat(ids.same("pi_3Recorded1", "pi_3Simulated2")).isFalse();
    assertThat(ids.same("pi_3Recorded2", "pi_3Simulated1")).isFalse();
    assertThat(ids.same("ch_3Recorded3", "py_3Simulated3")).isFalse();
  }

  @Test
  void knownIdsAreTranslatedWhereverTheyStand() {
    ids.same("pi_3Recorded1", "pi_3Simulated1");

    assertThat(ids.translated("/v1/payment_intents/pi_3Recorded1/confirm"))
        .isEqualTo("/v1/payment_intents/pi_3Simulated1/confirm");
    assertThat(ids.translated("pi_3Recorded12 and pi_nope"))
        .isEqualTo("pi_3Recorded12 and pi_nope");
  }

  @Test
  void whatACopyLearnsIsForgottenWithIt() {
    ids.copy().same("pi_3Recorded1", "pi_3Simulated1");

    assertThat(ids.knows("pi_3Recorded1")).isFalse();
    assertThat(ids.stands("pi_3Simulated1")).isFalse();
  }

  @Test
  void textsAreTheSameButForIdsAndSecrets() {
    assertThat(
            ids.sameBut(
                "No such charge: 'ch_3Recorded1'; pi_3Recorded1_secret_****abcd",
                "No such charge: 'ch_3Simulated1'; pi_3Simulated1_secret_xyzXYZ123"))
        .isTrue();
    assertThat(ids.sameBut("No such charge: 'ch_3Recorded1'", "No such refund: 're_3Simulated1'"))
        .isFalse();
  }
}
