package testmode.driver.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.driver.audit.MadeUpTraffic.INTENTS;
import static testmode.driver.audit.MadeUpTraffic.PAY;
import static testmode.driver.audit.MadeUpTraffic.traffic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import testmode.driver.audit.Finding.Weight;

class MadeUpKeyTest {

  private static final String UUID = "9b2d7c1e-0f4a-4c3b-8e55-3f1c0a6b7d21";

  @ParameterizedTest
  @ValueSource(
      strings = {
        UUID,
        "9B2D7C1E-0F4A-4C3B-8E55-3F1C0A6B7D21",
        "stripe-node-retry-" + UUID,
        "1732389000123456789_aB3-x_"
      })
  void aKeyAsSdksMakeThemUpIsARemark(String key) {
    assertThat(traffic().post(INTENTS, PAY, key).seenBy(new MadeUpKey()))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo(Rule.MADE_UP_KEY);
              assertThat(finding.weight()).isEqualTo(Weight.REMARK);
              assertThat(finding.exchanges()).containsExactly(1L);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A-1-1-" + UUID,
        "9b2d7c1e-0f4a-5c3b-8e55-3f1c0a6b7d21", // made of a name, so it can be made again
        "order-17",
        "1732389000123456789"
      })
  void aKeyWithSomethingOfTheOrderInItIsTheShopsOwn(String key) {
    assertThat(traffic().post(INTENTS, PAY, key).seenBy(new MadeUpKey())).isEmpty();
  }

  @Test
  void aRetryAtOnceProvesNothing() {
    assertThat(
            traffic()
                .post(INTENTS, PAY, UUID)
                .replyLost()
                .post(INTENTS, PAY, UUID)
                .seenBy(new MadeUpKey()))
        .hasSize(2);
  }

  @Test
  void aKeyThatIsSentAgainForALaterPressStandsInTheBooks() {
    assertThat(
            traffic()
                .shopper()
                .post(INTENTS, PAY, UUID)
                .replyLost()
                .shopper()
                .post(INTENTS, PAY, UUID)
                .seenBy(new MadeUpKey()))
        .isEmpty();
  }

  @Test
  void whereStripeRefusesASecondOneAnyKeyWillDo() {
    assertThat(traffic().post(INTENTS + "/pi_1/confirm", "", UUID).seenBy(new MadeUpKey()))
        .isEmpty();
  }
}
