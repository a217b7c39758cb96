package testmode.driver.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import testmode.driver.Ability;
import testmode.driver.Flow;

class MappingFileTest {

  private static final Path SAMPLE = Path.of("fixtures/merchants/reference-shop.yaml");

  @Test
  void tellsEverythingThatIsWrongAtOnceWithItsLine() {
    String yaml = resource("broken-mapping.yaml");

    assertThat(problemsOf(yaml)).isEqualTo(resource("broken-mapping.txt").strip());
  }

  @Test
  void aCharacterThatYamlDoesNotKnowIsToldWithItsLine() {
    assertThat(problemsOf("merchant:\n  name: caf\u00e9 \ud83c\udf75\n# \0\nflows: {}\n"))
        .isEqualTo("m.yaml:3: U+0000 is no character that YAML knows; take it out");
  }

  @Test
  void theSampleCanDoEverything() {
    MappingFile sample = MappingFile.read(SAMPLE, Map.of());

    assertThat(sample.lacking()).isEmpty();
    assertThat(sample.flows()).containsOnlyKeys(Flow.SERVER_CONFIRM, Flow.SHOPPER_CONFIRM);
  }

  @Test
  void anAppWithOneFlowAndNothingElseLacksTheRestWithReasons() {
    MappingFile file = MappingFile.parse("small.yaml", SMALL, Map.of("APP", "http://127.0.0.1:9/"));

    assertThat(file.baseUrl()).hasToString("http://127.0.0.1:9");
    assertThat(file.lacking())
        .doesNotContainKeys(Ability.SHOPPER_CONFIRM, Ability.ACCOUNT_SETTINGS)
        .containsEntry(Ability.REFUNDS, "no refund endpoint")
        .containsEntry(Ability.ORDERS, "the mapping file has no operations.orderStatus")
        .containsEntry(
            Ability.PAY_AGAIN, "the mapping file does not say 'capabilities.pay-again: true'")
        .doesNotContainKey(Ability.STRIPE_TIME)
        .containsEntry(
            Ability.VIRTUAL_TIME, "an app of its own does not share the simulator's clock");
    assertThat(file.without()).as("what is only not mapped may still be there").isEmpty();
  }

  @Test
  void aSilentResendCannotBeToldWithoutTheNumberOfAttempts() {
    String claimed =
        "merchant: {name: x, launch: reference%s}\nflows: {}\ncapabilities: {silent-resend: true}";

    assertThat(problemsOf(claimed.formatted("")))
        .contains(
            "m.yaml:3: 'capabilities.silent-resend' needs 'merchant.attempts': how often the app"
                + " itself sends a call that Stripe does not answer");
    assertThat(problemsOf(claimed.formatted(", attempts: 4"))).doesNotContain("silent-resend");
    assertThat(problemsOf(claimed.formatted(", attempts: 0")))
        .contains("m.yaml:1: 'merchant.attempts' (0) must be at least 1, the first attempt");
  }

  @Test
  void aVariableThatIsNotSetIsAProblem() {
    assertThat(problemsOf(SMALL))
        .isEqualTo("m.yaml:1: ${env.APP}: the environment variable APP is not set");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "keys: {secret: '${env.KEY}'}",
        "keys: {secret: 'sk_live_${env.KEY}'}",
        "health: {request: {method: GET, path: /up, headers: {X-Key: 'Bearer ${env.KEY}'}}}",
        "health: {request: {method: GET, path: '/up?key=sk_live_${env.KEY}'}}",
        "webhook: {path: /hook, secret: '${env.KEY}'}"
      })
  void aLiveKeyFromTheEnvironmentIsRefusedMaskedAndItsVariableNamed(String block) {
    String rest = "51AbCdEfGhIjKlMnOp";
    String value = block.contains("sk_live_") ? rest : "sk_live_" + rest;

    MappingException thrown =
        catchThrowableOfType(
            MappingException.class,
            () ->
                MappingFile.parse(
                    "m.yaml",
                    block + "\n" + SMALL,
                    Map.of("APP", "http://127.0.0.1:9", "KEY", value)));

    assertThat(thrown.problems())
        .containsExactly(
            "m.yaml:1: ${env.KEY}: a live key (sk_live_****MnOp); only test keys may stand here");
  }

  @Test
  void noneOfItsPartsShowsASecretAsText() {
    String secrets =
        """
        keys: {secret: sk_test_51hushhush0001, publishable: pk_test_51hushhush0001}
        webhook: {path: /hook, secret: whsec_hushhush}
        start: {command: ./shop, environment: {PASSWORD: hushhush}}
        auth: {admin: {header: Authorization, format: Basic hushhush}}
        """;
    MappingFile file =
        MappingFile.parse("m.yaml", secrets + SMALL, Map.of("APP", "http://127.0.0.1:9"));

    assertThat(List.of(file, file.keys(), file.webhook(), file.start(), file.auth()).toString())
        .contains("sk_test_****0001", "PASSWORD", "/hook")
        .doesNotContain("hushhush");
  }

  @Test
  void whatIsNotYamlIsToldWithItsLine() {
    assertThat(problemsOf("merchant: {name: x\nflows: {}\n"))
        .startsWith("m.yaml:2: this is no YAML from here on")
        .doesNotContain("\n");
  }

  @Test
  void anEmptyFileIsPointedToTheSample() {
    assertThat(problemsOf("# nothing yet\n"))
        .isEqualTo(
            "m.yaml:1: the file is empty; fixtures/merchants/reference-shop.yaml shows a whole"
                + " one");
  }

  @Test
  void aFileThatIsNotThereIsOneSentence() {
    MappingException thrown =
        catchThrowableOfType(
            MappingException.class,
            () -> MappingFile.read(Path.of("fixtures/merchants/nobody.yaml"), Map.of()));

    assertThat(thrown.problems())
        .containsExactly(
            "fixtures/merchants/nobody.yaml: cannot be read (NoSuchFileException); check the path");
  }

  private static final String SMALL =
      """
      merchant: {name: small, baseUrl: "${env.APP}"}
      flows:
        shopper-confirm:
          price: {fixed: 1400, currency: eur}
          createPayment:
            steps:
              - request: {method: GET, path: /create-payment-intent}
                extract: {clientSecret: {json: /clientSecret}}
      capabilities:
        refunds: {supported: false, reason: "no refund endpoint"}
      """;

  private static String problemsOf(String yaml) {
    MappingException thrown =
        catchThrowableOfType(
            MappingException.class, () -> MappingFile.parse("m.yaml", yaml, Map.of()));
    return String.join("\n", thrown.problems());
  }

  private static String resource(String name) {
    try (InputStream in = MappingFileTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(name, e);
    }
  }
}
