package testmode.acceptance.saboteurs;

import io.cucumber.core.feature.FeatureWithLines;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.HookTestStep;
import io.cucumber.plugin.event.HookType;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestCaseStarted;
import io.cucumber.plugin.event.TestStep;
import io.cucumber.plugin.event.TestStepFinished;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import testmode.acceptance.Bench;

/**
 * Plays chosen scenarios on this thread with a given cast, apart from the run that is reported: no
 * report, no Allure results.
 */
public final class ScenarioPlayer {

  private static final URI GLUE = URI.create("classpath:/testmode/acceptance");

  private ScenarioPlayer() {}

  /** The scenarios of these names; one that does not exist is not among the played. */
  public static List<Played> play(Bench.Cast cast, List<ScenarioName> scenarios) {
    RuntimeOptionsBuilder options = new RuntimeOptionsBuilder().addGlue(GLUE).setThreads(1);
    scenarios.stream()
        .map(ScenarioName::path)
        .distinct()
        .map(FeatureWithLines::parse)
        .forEach(options::addFeature);
    scenarios.stream()
        .map(scenario -> Pattern.compile("^" + Pattern.quote(scenario.name()) + "$"))
        .forEach(options::addNameFilter);
    Listener listener = new Listener();
    Runtime runtime =
        Runtime.builder()
            .withRuntimeOptions(options.build())
            .withAdditionalPlugins(listener)
            .build();
    Bench.with(cast, runtime::run);
    return listener.played;
  }

  /** Takes down what Cucumber tells. */
  private static final class Listener implements ConcurrentEventListener {

    private final List<Played> played = new ArrayList<>();
    private boolean then;
    private @Nullable String failedAt;
    private boolean caught;

    @Override
    public void setEventPublisher(EventPublisher publisher) {
      publisher.registerHandlerFor(TestCaseStarted.class, event -> begin());
      publisher.registerHandlerFor(TestStepFinished.class, this::step);
      publisher.registerHandlerFor(TestCaseFinished.class, this::end);
    }

    private void begin() {
      then = false;
      failedAt = null;
      caught = false;
    }

    private void step(TestStepFinished event) {
      String step = name(event.getTestStep());
      if (event.getResult().getStatus() == Status.FAILED && failedAt == null) {
        failedAt = step;
        caught = then && event.getResult().getError() instanceof AssertionError;
      }
    }

    /** What the report calls a step; remembers whether it is one that asks. */
    private String name(TestStep step) {
      if (step instanceof HookTestStep hook) {
        then = hook.getHookType() == HookType.AFTER;
        return then ? Played.ORACLE : "the beginning of the scenario";
      }
      PickleStepTestStep written = (PickleStepTestStep) step;
      String keyword = written.getStep().getKeyword().strip();
      then =
          switch (keyword) {
            case "Then" -> true;
            case "Given", "When" -> false;
            default -> then;
          };
      return (then ? "Then " : keyword + " ") + written.getStep().getText();
    }

    private void end(TestCaseFinished event) {
      Throwable error = event.getResult().getError();
      played.add(
          new Played(
              event.getTestCase().getName(),
              Set.copyOf(event.getTestCase().getTags()),
              event.getResult().getStatus(),
              failedAt,
              caught,
              error == null || error.getMessage() == null
                  ? String.valueOf(error)
                  : error.getMessage()));
    }
  }
}
