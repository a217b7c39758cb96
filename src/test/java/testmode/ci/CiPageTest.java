package testmode.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groovy.lang.GroovyShell;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import testmode.commands.Commands;
import testmode.driver.settings.Settings;
import testmode.driver.settings.SettingsException;

/** What the page shows is sound, and what it names exists. */
class CiPageTest {

  private static final CiPage PAGE = CiPage.read();
  private static final Pattern COMMAND = Pattern.compile("testmode\\.jar ([a-z]+(?: --[a-z-]+)*)");
  private static final Pattern PROPERTY = Pattern.compile("-D(testmode\\.[a-z.-]+)");

  @Test
  void theJobThatPublishesFitsIntoTheNight() throws Exception {
    String job = PAGE.blocks("GitHub", "yaml").get(0);

    assertThat(Lint.installed().problems(Workflow.named("nightly.yml").text() + job)).isEmpty();
  }

  @Test
  void theShardedWorkflowIsOne() throws Exception {
    String workflow = PAGE.blocks("Shards", "yaml").get(0);

    assertThat(Lint.installed().problems(workflow)).isEmpty();
    assertThat(Lint.installed().problems(workflow.replace("needs: play", "needs: plays")))
        .isNotEmpty();
  }

  @Test
  void theRecipeForGitlabIsYamlWithoutAKeyTwice() {
    String recipe = PAGE.blocks("GitLab", "yaml").get(0);

    Map<?, ?> jobs = (Map<?, ?>) Workflow.yaml(recipe);
    assertThat(jobs.containsKey("merge-request") && jobs.containsKey("night")).isTrue();
    assertThatThrownBy(() -> Workflow.yaml(recipe + "night: {}\n"))
        .isInstanceOf(YamlEngineException.class);
  }

  @Test
  void theRecipeForJenkinsIsGroovy() {
    String recipe = PAGE.blocks("Jenkins", "groovy").get(0);

    assertThatCode(() -> new GroovyShell().parse(recipe)).doesNotThrowAnyException();
    assertThatThrownBy(() -> new GroovyShell().parse(recipe.replace("always {", "always ")))
        .hasMessageContaining("startup failed");
  }

  @Test
  void everyPropertyIsASetting() {
    Set<String> named = new TreeSet<>();
    texts().flatMap(text -> found(PROPERTY, text)).forEach(it -> named.add(it.group(1)));

    assertThat(named).contains("testmode.shard", "testmode.merge", "testmode.mode");
    for (String property : named) {
      assertThat(problems(property)).noneSatisfy(it -> assertThat(it).contains("is unknown"));
    }
  }

  @Test
  void everyCommandIsOneOfTheJar() {
    List<String> commands =
        texts().flatMap(text -> found(COMMAND, text)).map(it -> it.group(1)).distinct().toList();

    assertThat(commands).isNotEmpty();
    for (String command : commands) {
      StringWriter help = new StringWriter();
      PrintWriter out = new PrintWriter(help, true);
      new Commands(out, out, () -> {}).run((command + " --help").split(" "));
      // An unknown command with --help is answered with the help of all.
      assertThat(help.toString()).contains("testmode " + command.split(" ")[0] + " ");
      assertThat(help.toString()).contains(command.split(" "));
    }
  }

  private static Stream<String> texts() {
    return Stream.concat(
        Stream.of(PAGE.text()), Workflow.all().stream().map(workflow -> workflow.text()));
  }

  private static Stream<MatchResult> found(Pattern pattern, String text) {
    return pattern.matcher(text).results();
  }

  private static List<String> problems(String property) {
    try {
      Settings.read(Map.of(property, ""), Map.of());
      return List.of();
    } catch (SettingsException refused) {
      return refused.problems();
    }
  }
}
