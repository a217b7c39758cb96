package testmode.driver.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import testmode.driver.web.HttpAnswer;

/** Which answers a rule of outcome fits, also those of shops without an API. */
class OutcomeRuleTest {

  private static final HttpAnswer REDIRECT =
      new HttpAnswer(303, Map.of("location", "/thanks?order=7"), "See other");
  private static final HttpAnswer PAGE =
      new HttpAnswer(
          402, Map.of(), "<p class=\"error\">Your card was declined (insufficient).</p>");
  private static final HttpAnswer JSON =
      new HttpAnswer(200, Map.of(), "{\"note\": \"order 7 sent\", \"lines\": 2}");

  private static boolean fits(String when, HttpAnswer answer) {
    String yaml =
        """
        merchant: {name: shop, baseUrl: "http://127.0.0.1:1"}
        flows:
          server-confirm:
            createPayment:
              steps: [{request: {method: POST, path: /pay, json: {amount: "${scenario.minor}"}}}]
        outcome: [{when: %s, is: paid}]
        """;
    return MappingFile.parse("m.yaml", yaml.formatted(when), Map.of())
        .outcome()
        .get(0)
        .matches(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{status: 303, header: Location}",
        "{header: Location, regex: '^/thanks'}",
        "{header: Location, regex: 'order=([0-9]+)', equals: 7}",
        "{header: Location, equals: '/thanks?order=7'}",
        "{header: X-Error, exists: false}",
        "{regex: declined, exists: false}",
      })
  void fitsARedirect(String when) {
    assertThat(fits(when, REDIRECT)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{header: Location, exists: false}",
        "{header: Location, regex: '^/sorry'}",
        "{header: Location, regex: 'order=([0-9]+)', equals: 8}",
        "{status: 302, header: Location}",
        "{json: /thanks}",
        "{json: /thanks, regex: other}",
      })
  void fitsNoRedirect(String when) {
    assertThat(fits(when, REDIRECT)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{regex: 'class=\"error\"[^<]*declined'}",
        "{status: 402, regex: 'declined( by the bank)?'}",
        "{regex: 'declined .([a-z]+).', equals: insufficient}",
      })
  void fitsAPage(String when) {
    assertThat(fits(when, PAGE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{json: /note, regex: sent}", "{json: /lines, equals: 2}"})
  void fitsJson(String when) {
    assertThat(fits(when, JSON)).isTrue();
  }
}
