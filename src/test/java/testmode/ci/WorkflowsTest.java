package testmode.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import testmode.acceptance.selection.RunPreparation;
import testmode.acceptance.selection.Selection;
import testmode.acceptance.selection.SelectionRefused;
import testmode.driver.settings.RequiredRow;
import testmode.driver.stripe.TestModeControls;

/** The workflows of GitHub: what a linter knows of them, and what we promise. */
class WorkflowsTest {

  private static final Workflow NIGHT = Workflow.named("nightly.yml");

  static List<Workflow> workflows() {
    return Workflow.all();
  }

  @Test
  void githubsParserAndActionlintFindNothing() throws Exception {
    List<String> texts = workflows().stream().map(Workflow::text).toList();

    assertThat(Lint.installed().problems(texts)).hasSize(2).allSatisfy(WorkflowsTest::isSound);
  }

  @Test
  void theyFindWhatIsBroken() throws Exception {
    List<Slip> slips =
        List.of(
            new Slip("timeout-minutes:", "timeout-minuts:", "Unexpected value 'timeout-minuts'"),
            new Slip("cron: '23 3", "cron: '23 30", "cron"),
            new Slip("{ github.run_id }}", "{ github.run_id }", "run_id"),
            new Slip("{ secrets.STRIPE", "{ secret.STRIPE", "secret"),
            new Slip("hashFiles(", "hashFile(", "hashFile"),
            new Slip("steps.play.outputs", "steps.played.outputs", "played"),
            new Slip("runs-on: ubuntu-latest", "runs-on: ubunt-latest", "ubunt-latest"),
            new Slip("contents: read", "contents: reed", "reed"));

    List<List<String>> problems =
        Lint.installed().problems(slips.stream().map(Slip::made).toList());

    for (int i = 0; i < slips.size(); i++) {
      String found = slips.get(i).found();
      assertThat(problems.get(i)).anySatisfy(problem -> assertThat(problem).contains(found));
    }
  }

  /** A mistake that somebody could make in the night's workflow, and a word of the complaint. */
  private record Slip(String sound, String broken, String found) {

    String made() {
      assertThat(NIGHT.text()).contains(sound);
      return NIGHT.text().replace(sound, broken);
    }
  }

  private static void isSound(List<String> problems) {
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void theyMayReadTheCodeAndNothingElse(Workflow workflow) {
    assertThat(workflow.at("permissions")).isEqualTo(Map.of("contents", "read"));
    assertThat(workflow.jobs())
        .allSatisfy(job -> assertThat(workflow.at("jobs " + job + " permissions")).isNull());
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void everyJobEndsInTime(Workflow workflow) {
    assertThat(workflow.jobs())
        .isNotEmpty()
        .allSatisfy(
            job ->
                assertThat(workflow.at("jobs " + job + " timeout-minutes"))
                    .isInstanceOf(Integer.class));
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void everyActionIsPinnedToAFullVersion(Workflow workflow) {
    List<Object> actions =
        workflow.jobs().stream()
            .flatMap(job -> workflow.steps(job).stream())
            .<Object>map(step -> step.get("uses"))
            .filter(uses -> uses != null)
            .toList();

    assertThat(actions)
        .isNotEmpty()
        .allSatisfy(
            uses -> assertThat(uses).asString().matches("actions/[\\w/-]+@v\\d+\\.\\d+\\.\\d+"));
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void nothingIsRepeatedOrSwallowed(Workflow workflow) throws IOException {
    assertThat(workflow.text() + Files.readString(Path.of("pom.xml")))
        .doesNotContain("rerunFailingTests", "continue-on-error", "retry:", "|| true");
  }

  @Test
  void onlyTheNightHasTheKeys() {
    assertThat(workflows().stream().filter(each -> each.text().contains("secrets.")))
        .containsExactly(NIGHT);
  }

  @Test
  void theNightAcceptsTheRowsThatTestModeCannotPlayAndNoOthers() {
    String lacking =
        TestModeControls.lacking(false).keySet().stream()
            .map(ability -> "@needs:" + ability.word())
            .collect(Collectors.joining(" or "));

    List<String> rows =
        RequiredRow.all().stream()
            .map(RequiredRow::id)
            .filter(row -> isTagged("@" + row + " and (" + lacking + ")"))
            .toList();

    assertThat(NIGHT.text()).contains("ACCEPT_SKIPS: " + String.join(",", rows) + "\n");
    assertThat(CiPage.read().blocks("GitLab", "yaml").get(0)).contains(String.join(",", rows));
    assertThat(CiPage.read().blocks("Jenkins", "groovy").get(0)).contains(String.join(",", rows));
  }

  private static boolean isTagged(String tags) {
    try {
      RunPreparation.places(new Selection(null, tags, null, false, null), Path.of(""));
      return true;
    } catch (SelectionRefused none) {
      return false;
    }
  }

  @Test
  void twoNightsNeverOverlap() {
    assertThat(NIGHT.at("concurrency"))
        .isEqualTo(Map.of("group", "stripe-test-mode", "cancel-in-progress", false));
  }

  @Test
  void whatFollowsANightFollowsARedOneToo() {
    List<Map<?, ?>> steps = NIGHT.steps("night");
    int play =
        steps.indexOf(steps.stream().filter(step -> "play".equals(step.get("id"))).findAny().get());

    assertThat(steps.subList(play + 1, steps.size()))
        .hasSizeGreaterThan(3)
        .allSatisfy(step -> assertThat((String) step.get("if")).startsWith("always()"));
  }
}
