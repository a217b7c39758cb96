package testmode.driver.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import testmode.driver.Ability;
import testmode.driver.Flow;

/** The mapping files that come with Testmode are good ones, for the readers and for the schema. */
class KnownMappingsTest {

  private static final Path FOLDER = Path.of("fixtures/merchants");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{env\\.(\\w+)}");

  static Stream<Path> known() throws IOException {
    return yaml(FOLDER.resolve("known"));
  }

  static Stream<Path> all() throws IOException {
    return Stream.concat(yaml(FOLDER), known());
  }

  private static Stream<Path> yaml(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  /** A fitting value for every variable that the file asks for. */
  private static MappingFile read(Path file) throws IOException {
    Map<String, String> environment = new HashMap<>();
    VARIABLE
        .matcher(Files.readString(file))
        .results()
        .map(hit -> hit.group(1))
        .forEach(
            name ->
                environment.put(
                    name,
                    switch (name) {
                      case "MERCHANT_URL" -> "http://127.0.0.1:4242";
                      case "STRIPE_SECRET_KEY" -> "sk_test_known";
                      case "STRIPE_PUBLISHABLE_KEY" -> "pk_test_known";
                      case "STRIPE_WEBHOOK_SECRET" -> "whsec_known";
                      default -> "v";
                    }));
    return MappingFile.read(file, environment);
  }

  @ParameterizedTest
  @MethodSource("all")
  void hasNoMistake(Path file) throws IOException {
    assertThat(read(file).flows()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void beginsWithTheSchemaThatEditorsCompleteWith(Path file) throws IOException {
    String marker = "# yaml-language-server: $schema=";
    String first = Files.readAllLines(file).get(0);

    assertThat(first).startsWith(marker);
    assertThat(file.resolveSibling(first.substring(marker.length()))).exists();
  }

  @ParameterizedTest
  @MethodSource("known")
  void saysWhetherItEverRan(Path file) throws IOException {
    assertThat(Files.readString(file))
        .containsAnyOf(
            "Run against the running app: ",
            "\n# Written from an app that ran; this form of the file not run yet.",
            "\n# Written from its sources, not run.");
  }

  @Test
  void theFolderNamesEachOfThem() throws IOException {
    String readme = Files.readString(FOLDER.resolve("README.md"));
    List<Path> files = known().toList();

    assertThat(files).hasSize(17);
    assertThat(files)
        .allSatisfy(file -> assertThat(readme).contains(file.getFileName().toString()));
  }

  @Test
  void aPageThatStripeHostsLacksStripeJsAndItsOwnReceiverTellsByAnotherEvent() throws IOException {
    MappingFile file = read(FOLDER.resolve("known/aap-prebuilt-checkout.yaml"));

    assertThat(file.lacking())
        .doesNotContainKeys(Ability.SHOPPER_CONFIRM, Ability.WEBHOOKS, Ability.ANSWERS_BY_STATUS)
        .containsEntry(Ability.STRIPE_JS, "the shopper pays on a page that Stripe hosts")
        .containsEntry(
            Ability.CHOSEN_PRICE,
            "the app has its own prices (price in a flow of the mapping file)");
    assertThat(file.webhook().manners().paidEvent()).isEqualTo("checkout.session.completed");
  }

  @Test
  void graphQlBecomesJsonAtTheDefaultPathWithTheDefaultPointerToAFailure() throws IOException {
    MappingFile file = read(FOLDER.resolve("known/vendure.yaml"));
    Operation.Step last =
        file.flows().get(Flow.SHOPPER_CONFIRM).get("createPayment").steps().get(0);

    assertThat(last.request()).extracting("method", "path").containsExactly("POST", "/shop-api");
    assertThat(last.request().json())
        .hasToString("{\"query\":\"mutation{createStripePaymentIntent}\"}");
    assertThat(last.fail()).isEqualTo("/errors/0/message");
    assertThat(file.session()).isNotNull();
    assertThat(file.lacking()).doesNotContainKey(Ability.PAY_AGAIN);
  }

  @Test
  void aReceiverThatAcknowledgesEverythingDoesNotAnswerByStatus() throws IOException {
    assertThat(read(FOLDER.resolve("known/medusa-v2.yaml")).lacking())
        .containsEntry(
            Ability.ANSWERS_BY_STATUS,
            "its receiver acknowledges every event (webhook.ack: always)");
  }
}
