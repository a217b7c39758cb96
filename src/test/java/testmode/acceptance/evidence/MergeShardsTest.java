package testmode.acceptance.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static testmode.acceptance.evidence.MadeUpShards.COMMIT;
import static testmode.acceptance.evidence.MadeUpShards.facts;
import static testmode.acceptance.evidence.MadeUpShards.shard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.acceptance.selection.Selection;
import testmode.driver.gate.Trouble;
import testmode.driver.settings.Settings;

class MergeShardsTest {

  @TempDir private Path root;
  private MadeUpShards shards;

  @BeforeEach
  void fourShards() throws IOException {
    shards = new MadeUpShards(root);
    shards.leave();
  }

  @Test
  void fourShardsAreJudgedAsOneRun() throws IOException {
    merge(shards.folders(1, 2, 3, 4));

    assertThat(page())
        .startsWith("# VERIFIED\n\n16 passed, 0 failed, 0 skipped; every required row passed.\n")
        .contains(
            "| Commit | abc1234567 |",
            "| Shards | 4 merged, of 4 + 4 + 4 + 4 scenarios |",
            "| Seed | 7 |",
            "| INT-025.13 | ",
            "## Signed",
            "| S16 | passed | 0.5 | features/f.feature:17 |");
    assertThat(target("verdict.txt")).content().startsWith("VERIFIED: 16 passed");
    assertThat(MergeEnding.passes(target("allure-results"))).isTrue();
  }

  @Test
  void whatAShardDidNotLookAtIsNotLookedAtByTheWhole() throws IOException {
    shards.passInPart(2, new NotLookedAt("fulfilments", "the mapping file has none"));
    shards.end(3, ScenarioResult.Status.NOT_OFFERED, "Not offered: no such way to pay");

    merge(shards.folders(1, 2, 3, 4));

    assertThat(page())
        .startsWith(
            "# NOT VERIFIED\n\n15 passed (1 in part), 0 failed, 0 skipped, 1 not offered; not"
                + " verified: INT-025.3 (not offered).")
        .contains(
            "- **fulfilments**, in 1 of the scenarios that passed: the mapping file has none");
  }

  @Test
  void theyMayBeNamedByTheFolderInWhichTheyLieAndInAnyOrder() throws IOException {
    merge(List.of(root.resolve("shards")));
    String together = page();
    merge(shards.folders(3, 1, 4, 2));

    assertThat(page()).isEqualTo(together);
  }

  @Test
  void allureIsGivenTheScenariosOfAllAndTheCircumstancesOfTheWhole() throws IOException {
    merge(shards.folders(1, 2, 3, 4));

    try (Stream<Path> files = Files.list(target("allure-results"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "s1-result.json",
              "s2-result.json",
              "s3-result.json",
              "s4-result.json",
              ReportFiles.ENVIRONMENT,
              ReportFiles.CATEGORIES,
              RunFile.NAME);
    }
    assertThat(target("allure-results/environment.properties")).content().contains("Seed=7\n");
  }

  @Test
  void aFailureInOneFailsTheWholeAndCanBeRunAgainAsItRan() throws IOException {
    shards.leave(3, facts("simulator", "reference shop", COMMIT, 20417), shard("3/4"));
    shards.end(3, ScenarioResult.Status.FAILED, "The outcome should be paid, but is unknown.");

    merge(shards.folders(1, 2, 3, 4));

    assertThat(page())
        .startsWith("# FAILED\n\n15 passed, 1 failed, 0 skipped.\n")
        .contains(
            "| Seed | 7 (1/4, 2/4, 4/4), 20417 (3/4) |",
            "    mvn verify -Dcucumber.features=features/f.feature:4 -Dtestmode.seed=20417\n");
    assertThat(MergeEnding.passes(target("allure-results"))).isFalse();
    assertThat(root.resolve("reports/rerun.txt"))
        .hasContent("# reference-shop\nfeatures/f.feature:4");
  }

  @Test
  void whatStripeCouldNotDoInOneKeepsTheWholeFromBeingVerified() throws IOException {
    for (int number = 1; number <= 4; number++) {
      shards.leave(
          number,
          facts("test mode", "reference shop", COMMIT, 7, Optional.of(traffic(number))),
          shard(number + "/4"));
    }
    shards.end(2, ScenarioResult.Status.UNVERIFIED, "Stripe answered 503.");

    merge(shards.folders(1, 2, 3, 4));

    assertThat(page())
        .startsWith("# COULD NOT BE VERIFIED")
        .contains("| Requests to Stripe | 10 |")
        .contains("| Refused for their pace and sent again | 4, held back 10.0 s |")
        .contains("| Troubles of Stripe | 4 answered with an error of Stripe's own |");
    assertThat(ExitCode.of(Files.readString(target("verdict.txt")))).isEqualTo(3);
    assertThat(root.resolve("reports/rerun.txt")).content().contains("features/f.feature:3");
  }

  @Test
  void whatTheAuditFoundInEachIsFoundInTheWhole() throws IOException {
    for (int number = 1; number <= 2; number++) {
      RunFile run = shards.left(number);
      RunAudit audit = new RunAudit(List.of(RunAuditTest.entry(10 + number, RunAuditTest.UNKEYED)));
      shards.leave(
          number,
          new RunFile(run.facts(), run.selection(), run.scenarios(), run.wrongShops(), audit));
    }

    merge(shards.folders(1, 2, 3, 4));

    assertThat(page())
        .startsWith("# VERIFIED")
        .contains(
            "| Idempotency audit | 1 mistake in 6 calls that could move money, of 2 scenarios |")
        .contains("seen in: `features/x.feature:11` #4, #9; `features/x.feature:12` #4, #9\n");
  }

  private static StripeTraffic traffic(int requests) {
    Trouble trouble = new Trouble(Trouble.Kind.BROKEN, "503 to POST /v1/refunds");
    return new StripeTraffic(requests, 1, Duration.ofSeconds(requests), List.of(trouble));
  }

  @Test
  void aWrongShopThatTheFirstShardDidNotNoticeTakesTheVerdictBack() throws IOException {
    RunFile first = shards.left(1);
    WrongShops night = new WrongShops(List.of("M01", "M07"), List.of("M07"));
    shards.leave(1, new RunFile(first.facts(), first.selection(), first.scenarios(), night));

    merge(shards.folders(1, 2, 3, 4));

    assertThat(page())
        .startsWith("# NOT VERIFIED")
        .contains("no scenario noticed the wrong shop M07.")
        .contains("| Saboteurs | 2 wrong shops played, unnoticed: M07 |");
    assertThat(MergeEnding.passes(target("allure-results"))).isFalse();
  }

  @Test
  void shardsOfASelectionMakeNoSignOff() throws IOException {
    for (int number = 1; number <= 4; number++) {
      Selection selection = new Selection("features/f.feature", null, null, false, number + "/4");
      shards.leave(number, shards.left(number).facts(), selection);
    }

    merge(shards.folders(1, 2, 3, 4));

    assertThat(page())
        .startsWith("# PARTIAL LOOK")
        .contains("not a sign-off: selected by cucumber.features=features/f.feature.");
    assertThat(MergeEnding.passes(target("allure-results"))).isTrue();
  }

  @Test
  void aShardThatIsMissingIsNamed() {
    assertRefused(shards.folders(1, 4), "shard 2/4 is missing; shard 3/4 is missing.");
  }

  @Test
  void aShardThatIsThereTwiceIsNamedWithItsFolders() throws IOException {
    Path copy = root.resolve("copy");
    shards.left(2).write(copy);

    assertRefused(
        List.of(shards.folder(1), shards.folder(2), copy, shards.folder(4)),
        "shard 2/4 is there more than once: %s, %s; shard 3/4 is missing."
            .formatted(shards.folder(2), copy));
  }

  @ParameterizedTest
  @CsvSource({
    "Stripe's test mode, reference shop, abc1234567, 3/4, Stripe is simulator",
    "simulator, my-shop.yaml, abc1234567, 3/4, the merchant is reference shop",
    "simulator, reference shop, def7654321, 3/4, the commit is abc1234567",
    "simulator, reference shop, abc1234567, 3/5, the number of shards is 4",
  })
  void aShardOfAnotherRunIsRefused(
      String mode, String merchant, String commit, String shard, String difference)
      throws IOException {
    shards.leave(3, facts(mode, merchant, commit, 7), shard(shard));

    assertRefused(
        shards.folders(1, 2, 3, 4),
        "The shards are not of one run: " + difference + " in " + shards.folder(1));
  }

  @Test
  void aShardOfAnotherVersionOfStripesApiIsRefused() throws IOException {
    Path file = shards.folder(3).resolve(RunFile.NAME);
    Files.writeString(file, Files.readString(file).replace("2026-07-29.dahlia", "2025-03-31"));

    assertRefused(shards.folders(1, 2, 3, 4), "Stripe's API version is 2026-07-29.dahlia in ");
  }

  @Test
  void aShardOfAnotherSelectionIsRefused() throws IOException {
    shards.leave(3, shards.left(3).facts(), new Selection(null, "@slow", null, false, "3/4"));

    assertRefused(
        shards.folders(1, 2, 3, 4), "and cucumber.filter.tags=@slow in " + shards.folder(3));
  }

  @Test
  void shardsOfAnotherCommitThanTheOneCheckedOutAreRefused() {
    assertThatExceptionOfType(ShardsRefused.class)
        .isThrownBy(() -> merge(shards.folders(1, 2, 3, 4), "def7654321"))
        .withMessage(
            "The shards are of commit abc1234567, and def7654321 is checked out here: merge what"
                + " was played.");
  }

  @Test
  void aShardThatPlayedLessThanItsShareIsRefused() throws IOException {
    RunFile third = shards.left(3);
    shards.leave(
        3,
        new RunFile(
            third.facts(), third.selection(), third.scenarios().subList(0, 2), WrongShops.NONE));

    assertRefused(
        shards.folders(1, 2, 3, 4), "nobody played features/f.feature:12, features/f.feature:16.");
  }

  @Test
  void aScenarioThatTwoShardsPlayedIsRefused() throws IOException {
    RunFile second = shards.left(2);
    shards.leave(3, new RunFile(second.facts(), shard("3/4"), second.scenarios(), WrongShops.NONE));

    assertRefused(
        shards.folders(1, 2, 3, 4), "features/f.feature:3, in " + shards.folder(3) + ", is no");
  }

  @Test
  void aRunThatIsNoShardIsRefused() throws IOException {
    shards.leave(3, shards.left(3).facts(), Selection.ALL);

    assertRefused(
        shards.folders(1, 2, 3, 4),
        shards.folder(3) + " is of a run without -Dtestmode.shard=k/n, and stands for itself.");
  }

  @Test
  void aShardOfARerunIsRefused() throws IOException {
    shards.leave(3, shards.left(3).facts(), new Selection(null, null, null, true, "3/4"));

    assertRefused(shards.folders(1, 2, 3, 4), shards.folder(3) + " is of -Dtestmode.rerun");
  }

  @Test
  void aFolderWithoutAShardIsRefused() {
    assertRefused(List.of(root.resolve("features")), "features holds no run.json: name the");
  }

  @ParameterizedTest
  @CsvSource({"''", "{", "[]", "{}", "null"})
  void aDamagedFileIsRefused(String text) throws IOException {
    Files.writeString(shards.folder(3).resolve(RunFile.NAME), text);

    assertRefused(
        shards.folders(1, 2, 3, 4), "run.json is not what this version of Testmode writes");
  }

  private void assertRefused(List<Path> folders, String message) {
    assertThatExceptionOfType(ShardsRefused.class)
        .isThrownBy(() -> merge(folders))
        .withMessageContaining(message)
        .withMessageMatching("[^\n]+\\.");
    assertThat(root.resolve("reports")).doesNotExist();
    assertThat(root.resolve("target")).doesNotExist();
  }

  private void merge(List<Path> folders) throws IOException {
    merge(folders, COMMIT);
  }

  private void merge(List<Path> folders, String commit) throws IOException {
    String named = folders.stream().map(Path::toString).collect(Collectors.joining(","));
    MergeShards.merge(
        Settings.read(Map.of("testmode.merge", named), Map.of()),
        commit,
        root,
        new ReportFiles(root.resolve("reports"), target("allure-results")));
  }

  private Path target(String file) {
    return root.resolve("target").resolve(file);
  }

  private String page() throws IOException {
    return Files.readString(root.resolve("reports/summary.md"));
  }
}
