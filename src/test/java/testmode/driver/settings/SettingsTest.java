package testmode.driver.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import testmode.driver.settings.Settings.Mode;
import testmode.driver.settings.Settings.Shard;
import testmode.driver.settings.Settings.Webhooks;

class SettingsTest {
  private static final String SECRET = "sk_test_51AbCdEfGhIjKlMnOp";
  private static final String PUBLISHABLE = "pk_test_51AbCdEfGhIjKlQrSt";
  private static final Map<String, String> KEYS =
      Map.of("STRIPE_SECRET_KEY", SECRET, "STRIPE_PUBLISHABLE_KEY", PUBLISHABLE);

  @TempDir Path folder;

  @Test
  void nothingGivenIsTheSimulatorAndTheReferenceShop() {
    Settings settings = Settings.read(Map.of("java.home", "/opt"), Map.of("PATH", "/bin"));

    assertThat(settings.mode()).isEqualTo(Mode.SIMULATOR);
    assertThat(settings.merchantName()).isEqualTo("reference-shop");
    assertThat(settings.shard()).isEqualTo(Shard.WHOLE);
    assertThat(settings.webhooks()).isEqualTo(Webhooks.POLL);
    assertThat(settings.keys()).isNull();
  }

  @Test
  void everyPropertyIsRead() throws IOException {
    Path file = Files.writeString(folder.resolve("my-shop.yaml"), "merchant: {}");

    Settings settings =
        Settings.read(
            Map.ofEntries(
                Map.entry("testmode.merchant", file.toString()),
                Map.entry("testmode.mode", "simulator"),
                Map.entry("testmode.seed", "20417"),
                Map.entry("testmode.stripe.base", "http://127.0.0.1:12111/"),
                Map.entry("testmode.webhooks", "poll"),
                Map.entry("testmode.shard", "2/4"),
                Map.entry("testmode.network.port", "8089"),
                Map.entry("testmode.accept-skips", "INT-025.7, INT-025.13"),
                Map.entry("testmode.slow", "true"),
                Map.entry("testmode.rerun", "true"),
                Map.entry("testmode.keep-exchanges", "target/exchanges")),
            Map.of());

    assertThat(settings.merchant()).isEqualTo(file);
    assertThat(settings.stripeBase()).isEqualTo(URI.create("http://127.0.0.1:12111"));
    assertThat(settings.shard()).isEqualTo(new Shard(2, 4));
    assertThat(settings.networkPort()).isEqualTo(8089);
    assertThat(settings.acceptSkips()).containsExactlyInAnyOrder("INT-025.7", "INT-025.13");
    assertThat(settings.slow()).isTrue();
    assertThat(settings.rerun()).isTrue();
    assertThat(settings.keepExchanges()).isEqualTo(Path.of("target/exchanges"));
    assertThat(settings.headline())
        .isEqualTo("Testmode: simulator mode, merchant my-shop, seed 20417");
  }

  @Test
  void aSaboteurIsOurOwnShop() {
    Settings settings =
        Settings.read(Map.of("testmode.saboteur", "M07", "testmode.seed", "20417"), Map.of());

    assertThat(settings.saboteur()).isEqualTo("M07");
    assertThat(settings.headline())
        .isEqualTo(
            "Testmode: simulator mode, merchant reference-shop, wrong on purpose (M07), seed"
                + " 20417");
  }

  @Test
  void aSaboteurInAnotherShopIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("my-shop.yaml"), "merchant: {}");
    Map<String, String> both =
        Map.of("testmode.saboteur", "M07", "testmode.merchant", file.toString());

    assertThatThrownBy(() -> Settings.read(both, Map.of()))
        .hasMessageContaining("testmode.saboteur (M07)")
        .hasMessageContaining("leave testmode.merchant out");
  }

  @Test
  void aSeedThatIsNotGivenIsChosenOnce() {
    long chosen = Settings.read(Map.of(), Map.of()).seed();

    assertThat(Settings.read(Map.of(), Map.of()).seed()).isEqualTo(chosen);
    assertThat(chosen).isBetween(0L, 999_999L);
  }

  @Test
  void aMistypedPropertyIsAnsweredWithTheOneThatWasMeant() {
    assertThat(problems(Map.of("testmode.sed", "1"), Map.of()))
        .containsExactly(
            "testmode.sed is unknown; did you mean testmode.seed? Allowed under testmode. are"
                + " merchant, mode, seed, stripe.base, webhooks, shard, merge, saboteur,"
                + " network.port, accept-skips, slow, rerun, keep-exchanges, audit.");
  }

  @Test
  void aPropertyLikeNoOtherIsAnsweredWithTheAllowedOnes() {
    assertThat(problems(Map.of("testmode.colour", "red"), Map.of()))
        .singleElement()
        .asString()
        .startsWith("testmode.colour is unknown. Allowed under testmode. are merchant, mode,");
  }

  @Test
  void capitalLettersDoNotHideAProperty() {
    assertThat(problems(Map.of("Testmode.Seed", "1"), Map.of()))
        .singleElement()
        .asString()
        .startsWith("Testmode.Seed is unknown; did you mean testmode.seed?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          seed         | -1                  | a whole number from 0 to 9223372036854775807
          seed         | 1.5                 | a whole number from 0 to 9223372036854775807
          shard        | 5/4                 | k/n with 1 <= k <= n, such as 2/4
          shard        | 0/4                 | k/n with 1 <= k <= n, such as 2/4
          webhooks     | push                | poll or stripe
          network.port | 65536               | a port from 0 (any free one) to 65535
          accept-skips | 7                   | rows from INT-025.1 to INT-025.13, comma between
          accept-skips | INT-025.99          | rows from INT-025.1 to INT-025.13, comma between
          slow         | yes                 | true or false
          keep-exchanges | pom.xml           | a folder that can be written to, or made, such as target/exchanges
          keep-exchanges | pom.xml/below     | a folder that can be written to, or made, such as target/exchanges
          rerun        | 1                   | true or false
          stripe.base  | 127.0.0.1:12111     | like http://127.0.0.1:12111
          stripe.base  | http://127.0.0.1/v1 | like http://127.0.0.1:12111
          stripe.base  | http://a@localhost  | like http://127.0.0.1:12111
          """)
  void aBadValueIsAnsweredWithTheRule(String name, String value, String rule) {
    assertThat(problems(Map.of("testmode." + name, value), Map.of()))
        .containsExactly("testmode." + name + " (" + value + ") must be " + rule + ".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"M99", "seven"})
  void aSaboteurThatDoesNotExistIsToldThoseThatDo(String id) {
    assertThat(problems(Map.of("testmode.saboteur", id), Map.of()))
        .singleElement()
        .asString()
        .startsWith("testmode.saboteur (" + id + ") must be one of M01, M02, M03, ")
        .endsWith("; docs/saboteurs.md says what each does.");
  }

  @Test
  void allProblemsAreToldAtOnce() {
    SettingsException refused =
        catchThrowableOfType(
            SettingsException.class,
            () ->
                Settings.read(
                    Map.of("testmode.sed", "1", "testmode.slow", "maybe"),
                    Map.of("STRIPE_SECRET_KEY", "sk_live_51AbCdEfGhIjKlMnOp")));

    assertThat(refused.problems()).hasSize(3);
    assertThat(refused).hasMessage(String.join(System.lineSeparator(), refused.problems()));
  }

  @Test
  void aPairOfTestKeysIsTestMode() {
    Settings settings = Settings.read(Map.of("testmode.seed", "7"), KEYS);

    assertThat(settings.mode()).isEqualTo(Mode.TEST_MODE);
    assertThat(settings.keys()).isEqualTo(new Settings.Keys(SECRET, PUBLISHABLE, null));
    assertThat(settings.headline())
        .isEqualTo(
            "Testmode: test mode at https://api.stripe.com, merchant reference-shop, seed 7");
    assertThat(settings.headline("acct_1"))
        .startsWith("Testmode: test mode at https://api.stripe.com, account acct_1, merchant");
  }

  @Test
  void aRestrictedKeyIsASecretKey() {
    Map<String, String> environment =
        Map.of("STRIPE_SECRET_KEY", "rk_test_abc", "STRIPE_PUBLISHABLE_KEY", PUBLISHABLE);

    assertThat(Settings.read(Map.of(), environment).mode()).isEqualTo(Mode.TEST_MODE);
  }

  @Test
  void anEmptyVariableIsNotSet() {
    Map<String, String> environment =
        Map.of("STRIPE_SECRET_KEY", "", "STRIPE_PUBLISHABLE_KEY", " ");

    assertThat(Settings.read(Map.of(), environment).mode()).isEqualTo(Mode.SIMULATOR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk_live_", "rk_live_", "pk_live_"})
  void aLiveKeyIsRefusedInEveryVariable(String prefix) {
    String live = prefix + "51AbCdEfGhIjKlMnOp";
    for (String variable :
        List.of("STRIPE_SECRET_KEY", "STRIPE_PUBLISHABLE_KEY", "STRIPE_WEBHOOK_SECRET")) {
      assertThat(problems(Map.of(), Map.of(variable, " " + live)))
          .contains(
              variable
                  + " holds a live key ("
                  + prefix
                  + "****MnOp): Testmode takes test keys only.")
          .allSatisfy(problem -> assertThat(problem).doesNotContain(live));
    }
  }

  @Test
  void aLiveKeyIsRefusedInEveryProperty() {
    for (String name : List.of("merchant", "seed", "accept-skips", "colour")) {
      assertThat(problems(Map.of("testmode." + name, "x=sk_live_51AbCdEfGhIjKlMnOp"), Map.of()))
          .contains(
              "testmode."
                  + name
                  + " holds a live key (sk_live_****MnOp): Testmode takes test keys only.")
          .allSatisfy(problem -> assertThat(problem).doesNotContain("51AbCd"));
    }
  }

  @Test
  void aLiveKeyIsRefusedInTheMappingFile() throws IOException {
    Path file = folder.resolve("shop.yaml");
    Files.writeString(file, "merchant:\n  name: shop\nkeys:\n  secret: rk_live_short\n");

    assertThat(problems(Map.of("testmode.merchant", file.toString()), Map.of()))
        .containsExactly(file + ":4: a live key (rk_live_****); only test keys may stand here.");
  }

  @Test
  void aKeyOfTheWrongKindIsRefused() {
    Map<String, String> swapped =
        Map.of("STRIPE_SECRET_KEY", PUBLISHABLE, "STRIPE_PUBLISHABLE_KEY", SECRET);

    assertThat(problems(Map.of(), swapped))
        .containsExactly(
            "STRIPE_SECRET_KEY (pk_test_****QrSt) must begin with sk_test_ or rk_test_ and go on in"
                + " letters and digits.",
            "STRIPE_PUBLISHABLE_KEY (sk_test_****MnOp) must begin with pk_test_ and go on in"
                + " letters and digits.");
  }

  @Test
  void whatIsNoKeyAtAllIsNotShown() {
    assertThat(problems(Map.of(), Map.of("STRIPE_WEBHOOK_SECRET", "correct horse")))
        .containsExactly(
            "STRIPE_WEBHOOK_SECRET (not shown, in case it is secret) must begin with whsec_ and go"
                + " on in letters and digits.");
  }

  @Test
  void oneKeyWithoutTheOtherIsRefused() {
    assertThat(problems(Map.of(), Map.of("STRIPE_SECRET_KEY", SECRET)))
        .containsExactly(
            "STRIPE_SECRET_KEY is set without STRIPE_PUBLISHABLE_KEY: the shopper confirms with the"
                + " publishable key; unset STRIPE_SECRET_KEY to run on the simulator, or set"
                + " STRIPE_PUBLISHABLE_KEY=pk_test_… too for test mode.");
    assertThat(problems(Map.of(), Map.of("STRIPE_PUBLISHABLE_KEY", PUBLISHABLE)))
        .containsExactly(
            "STRIPE_PUBLISHABLE_KEY is set without STRIPE_SECRET_KEY: the ledger is read with the"
                + " secret key; unset STRIPE_PUBLISHABLE_KEY to run on the simulator, or set"
                + " STRIPE_SECRET_KEY=sk_test_… too for test mode.");
  }

  @Test
  void theModeFollowsTheKeyAndCannotBeChosen() {
    assertThat(problems(Map.of("testmode.mode", "test"), Map.of()))
        .containsExactly(
            "testmode.mode (test) is read only: it follows the key, which makes it simulator; set"
                + " STRIPE_SECRET_KEY for test, unset it for simulator.");
    assertThat(Settings.read(Map.of("testmode.mode", "test"), KEYS).mode())
        .isEqualTo(Mode.TEST_MODE);
  }

  @Test
  void aSaboteurNeverMeetsARealAccount() {
    Map<String, String> saboteur = Map.of("testmode.saboteur", "M01");

    assertThat(Settings.read(saboteur, KEYS).mode()).isEqualTo(Mode.SIMULATOR);
  }

  @Test
  void madeUpKeysStayOnThisMachine() {
    Map<String, String> away = Map.of("testmode.stripe.base", "https://api.stripe.com");

    assertThat(problems(away, Map.of()))
        .containsExactly(
            "testmode.stripe.base (https://api.stripe.com) must be on this machine while no"
                + " STRIPE_SECRET_KEY is set.");
    assertThat(Settings.read(away, KEYS).stripeBase()).hasHost("api.stripe.com");
    assertThat(problems(Map.of("testmode.stripe.base", "http://api.stripe.com"), KEYS))
        .containsExactly(
            "testmode.stripe.base (http://api.stripe.com) must be https: keys travel on it.");
  }

  @Test
  void stripesOwnDeliveriesNeedTestModeAndASecret() {
    Map<String, String> direct = Map.of("testmode.webhooks", "stripe");

    assertThat(problems(direct, Map.of())).singleElement().asString().contains("needs test mode");
    assertThat(problems(direct, KEYS))
        .singleElement()
        .asString()
        .contains("needs STRIPE_WEBHOOK_SECRET");
  }

  @Test
  void aMappingFileThatIsNotThereIsNamed() {
    assertThat(problems(Map.of("testmode.merchant", "nope.yaml"), Map.of()))
        .singleElement()
        .asString()
        .startsWith("the mapping file (nope.yaml) does not exist, seen from ")
        .endsWith("or leave it out for the reference-shop.");
    assertThat(problems(Map.of("testmode.merchant", folder.toString()), Map.of()))
        .singleElement()
        .asString()
        .contains("is not a file that can be read");
  }

  @Test
  void theReferenceShopCanBeNamed() {
    assertThat(Settings.read(Map.of("testmode.merchant", "reference-shop"), Map.of()).merchant())
        .isNull();
  }

  @Test
  void theAuditReportsUnlessItIsToldToFail() {
    Settings failing = Settings.read(Map.of("testmode.audit", "fail"), Map.of());

    assertThat(Settings.read(Map.of(), Map.of()).audit()).isEqualTo(Settings.Audit.REPORT);
    assertThat(failing.audit()).isEqualTo(Settings.Audit.FAIL);
    assertThat(failing.headline()).endsWith(", a mistake of idempotency fails");
    assertThat(problems(Map.of("testmode.audit", "yes"), Map.of()))
        .containsExactly("testmode.audit (yes) must be report or fail.");
  }

  @Test
  void printingTheSettingsTellsNoSecret() {
    Settings settings = Settings.read(Map.of(), KEYS);

    assertThat(settings.toString())
        .contains("sk_test_****MnOp", "pk_test_****QrSt")
        .doesNotContain("51AbCd");
  }

  @Test
  void aTestModeWithoutKeysCannotBeMade() {
    Settings simulator = Settings.read(Map.of(), Map.of());

    assertThatThrownBy(
            () ->
                new Settings(
                    Mode.TEST_MODE,
                    null,
                    1,
                    null,
                    Webhooks.POLL,
                    Shard.WHOLE,
                    List.of(),
                    null,
                    0,
                    simulator.acceptSkips(),
                    false,
                    false,
                    null,
                    Settings.Audit.REPORT,
                    null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> problems(
      Map<String, String> properties, Map<String, String> environment) {
    SettingsException refused =
        catchThrowableOfType(SettingsException.class, () -> Settings.read(properties, environment));
    return refused == null ? List.of() : refused.problems();
  }
}
