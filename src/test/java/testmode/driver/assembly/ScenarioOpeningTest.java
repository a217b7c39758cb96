package testmode.driver.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonPrimitive;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScenarioOpeningTest {

  @Test
  void aLiveKeyOfTheEnvironmentReachesNoTemplate() {
    Map<String, String> variables =
        Map.of("TOKEN", "sk_test_abc", "PRODUCTION", "Bearer rk_live_51AbCdEfGhIjKlMnOp");

    assertThat(ScenarioOpening.environment(variables))
        .containsExactly(Map.entry("env.TOKEN", new JsonPrimitive("sk_test_abc")));
  }
}
