package testmode.driver.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

  private static List<String> found(String recorded, String simulated, boolean converting) {
    return new Comparison(new Translation(), converting)
            .of(
                JsonParser.parseString(recorded).getAsJsonObject(),
                JsonParser.parseString(simulated).getAsJsonObject())
            .stream()
            .map(finding -> finding.at() + " " + finding.recorded() + " " + finding.simulated())
            .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a":1}                         | {"a":2}                         | $.a 1 2
          {"a":"x"}                       | {"a":null}                      | $.a "x" null
          {"a":null}                      | {"a":"x"}                       | $.a null "x"
          {"a":{"b":true}}                | {"a":{"b":false}}               | $.a.b true false
          {"a":[1,2]}                     | {"a":[1]}                       | $.a 2 items 1 item
          {"a":[{"b":1}]}                 | {"a":[{"b":2}]}                 | $.a[0].b 1 2
          {"a":1}                         | {"a":"1"}                       | $.a 1 "1"
          {"created":1}                   | {"created":"1"}                 | $.created 1 "1"
          {"created":1}                   | {"created":null}                | $.created 1 null
          {"payment_method_types":["a"]}  | {"payment_method_types":null}   | $.payment_method_types ["a"] null
          """)
  void aDifferenceIsToldWithItsPlace(String recorded, String simulated, String difference) {
    assertThat(found(recorded, simulated, false)).containsExactly(difference);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"created":1}                   | {"created":2}
          {"receipt_url":"https://a/…"}   | {"receipt_url":"http://b/c"}
          {"a":1.0}                       | {"a":1}
          {"payment_method_types":["a"]}  | {"payment_method_types":["b","c"]}
          {"id":"pi_3Recorded1"}          | {"id":"pi_3Simulated1"}
          {"fee_details":[{"amount":1}]}  | {"fee_details":[{"amount":2}]}
          """)
  void whatIsMadeUpOrTheAccountsOwnIsComparedByKind(String recorded, String simulated) {
    assertThat(found(recorded, simulated, false)).isEmpty();
  }

  @Test
  void convertedAmountsFollowTheMarket() {
    String recorded =
        "{\"object\":\"balance_transaction\",\"amount\":4312,\"exchange_rate\":1.078}";
    String simulated = "{\"object\":\"balance_transaction\",\"amount\":4400,\"exchange_rate\":1.1}";

    assertThat(found(recorded, simulated, true)).isEmpty();
    assertThat(found(recorded, simulated, false)).containsExactly("$.amount 4312 4400");
  }
}
