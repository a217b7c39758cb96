package testmode.acceptance.saboteurs;

import io.cucumber.core.feature.FeatureWithLines;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.HookTestStep;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Result;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestCaseStarted;
import io.cucumber.plugin.event.TestStepFinished;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import testmode.acceptance.Bench;

/**
 * Plays chosen scenarios on this thread with a given cast, apart from the run that is reported: no
 * report, no Allure results.
 */
final class ScenarioPlayer {

  private static final URI GLUE = URI.create("classpath:/testmode/acceptance");

  private ScenarioPlayer() {}

  /** Every scenario of that name in that feature file (several, when it is one of an outline). */
  static List<Played> play(Bench.Cast cast, String feature, String name) {
    Listener listener = new Listener();
    Runtime runtime =
        Runtime.builder()
            .withRuntimeOptions(
                new RuntimeOptionsBuilder()
                    .addGlue(GLUE)
                    .addFeature(FeatureWithLines.parse(feature))
                    .addNameFilter(Pattern.compile("^" + Pattern.quote(name) + "$"))
                    .setThreads(1)
                    .build())
            .withAdditionalPlugins(listener)
            .build();
    Bench.with(cast, runtime::run);
    return listener.played;
  }

  /** Takes down what Cucumber tells. */
  private static final class Listener implements ConcurrentEventListener {

    private final List<Played> played = new ArrayList<>();
    private boolean afterWhen;
    private @Nullable String failedAt;
    private boolean caught;

    @Override
    public void setEventPublisher(EventPublisher publisher) {
      publisher.registerHandlerFor(TestCaseStarted.class, event -> begin());
      publisher.registerHandlerFor(TestStepFinished.class, this::step);
      publisher.registerHandlerFor(TestCaseFinished.class, this::end);
    }

    private void begin() {
      afterWhen = false;
      failedAt = null;
      caught = false;
    }

    private void step(TestStepFinished event) {
      boolean then = false;
      String where;
      if (event.getTestStep() instanceof PickleStepTestStep step) {
        String keyword = step.getStep().getKeyword().strip();
        afterWhen =
            switch (keyword) {
              case "Then" -> true;
              case "Given", "When" -> false;
              default -> afterWhen;
            };
        then = afterWhen;
        where = (then ? "Then " : keyword + " ") + step.getStep().getText();
      } else {
        HookTestStep hook = (HookTestStep) event.getTestStep();
        then = hook.getHookType() == io.cucumber.plugin.event.HookType.AFTER;
        where = then ? "the money oracle" : "the beginning of the scenario";
      }
      Result result = event.getResult();
      if (result.getStatus() == Status.FAILED && failedAt == null) {
        failedAt = where;
        caught = then && result.getError() instanceof AssertionError;
      }
    }

    private void end(TestCaseFinished event) {
      Throwable error = event.getResult().getError();
      Set<String> tags = new HashSet<>(event.getTestCase().getTags());
      played.add(
          new Played(
              event.getTestCase().getName(),
              event.getTestCase().getUri().getSchemeSpecificPart(),
              tags,
              event.getResult().getStatus(),
              failedAt,
              caught,
              error == null || error.getMessage() == null
                  ? null
                  : error.getMessage().lines().findFirst().orElse("")));
    }
  }
}
