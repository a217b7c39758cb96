package testmode.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.driver.settings.Settings;

class TurnsTest {

  @ParameterizedTest
  @CsvSource({"node-shop, true", "checkout-shop, true", "reference-shop, false"})
  void scenariosTakeTurnsWhereOneAppIsThereForAllOfThem(String shop, boolean turns) {
    Map<String, String> asked = Map.of("testmode.merchant", "fixtures/merchants/" + shop + ".yaml");

    assertThat(Turns.oneAfterTheOther(Settings.read(asked, Map.of()))).isEqualTo(turns);
  }

  @Test
  void ourOwnShopsPlayAtOnce() {
    assertThat(Turns.oneAfterTheOther(Settings.read(Map.of(), Map.of()))).isFalse();
  }
}
