package testmode.acceptance.evidence;

import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestCaseStarted;
import io.cucumber.plugin.event.TestRunFinished;
import io.cucumber.plugin.event.TestStepFinished;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import testmode.acceptance.selection.FailedScenarios;
import testmode.acceptance.selection.RunPreparation;
import testmode.acceptance.selection.RunSeed;
import testmode.driver.settings.Settings;

/**
 * Watches the run as a Cucumber plugin and leaves the sign-off behind: {@code reports/summary.md},
 * the verdict for the console, and the list of what failed.
 *
 * <p>Scenarios finish on several threads; the end of the run comes once, after all of them.
 */
public final class SignOffPlugin implements ConcurrentEventListener {

  private static final double NANOS = Duration.ofSeconds(1).toNanos();

  private static volatile @Nullable Summary last;

  private final InstantSource clock;
  private final ReportFiles files;
  private final Map<UUID, String> undefined = new ConcurrentHashMap<>();
  private final Queue<ScenarioResult> results = new ConcurrentLinkedQueue<>();
  private final Queue<RunAudit.Entry> audits = new ConcurrentLinkedQueue<>();

  /** Called by Cucumber. */
  public SignOffPlugin() {
    this(InstantSource.system(), ReportFiles.ofThisJvm());
  }

  SignOffPlugin(InstantSource clock, ReportFiles files) {
    this.clock = clock;
    this.files = files;
  }

  /**
   * Fails the build for what no scenario can say: a required row is open and not accepted, or there
   * was no scenario at all. Silent when the run was refused before.
   *
   * @throws AssertionError naming the rows, and how to accept them
   */
  public static void orFail() {
    Summary summary = last;
    if (summary != null && summary.signOff().scenarios().isEmpty()) {
      throw unverified("no scenario ran. " + summary.signOff().sentence());
    }
    if (summary != null && summary.signOff().verdict() == SignOff.Verdict.NOT_VERIFIED) {
      throw unverified(
          summary.signOff().sentence()
              + (summary.signOff().missing().isEmpty()
                  ? ""
                  : " Accept a skip on purpose with -D" + AcceptedSkips.PROPERTY + "=INT-025.N,…"));
    }
  }

  /** The sentence alone: where it is thrown helps nobody. */
  private static AssertionError unverified(String sentence) {
    AssertionError error = new AssertionError("NOT VERIFIED: " + sentence);
    error.setStackTrace(new StackTraceElement[0]);
    return error;
  }

  /**
   * Leaves for the end of the build why no scenario could be played.
   *
   * @return what to throw: in a build, which says the reason last, no more than that; elsewhere the
   *     refusal itself
   */
  public static RuntimeException noVerdict(RuntimeException refusal) {
    ReportFiles.ofThisJvm().writeNoVerdict(refusal);
    return ReportFiles.inABuild() ? NoVerdict.inBrief(refusal) : refusal;
  }

  /**
   * Adds to the sign-off that wrong shops were played; it is taken back for those that no scenario
   * noticed.
   *
   * @param played their ids
   * @param unnoticed of those; all of them before they have played, for a run that breaks off
   *     meanwhile must not leave a verdict that it has not earned
   */
  public static void saboteurs(List<String> played, List<String> unnoticed) {
    Summary summary = last;
    if (summary != null) {
      WrongShops wrongShops = new WrongShops(played, unnoticed);
      last = summary.corrected(summary.signOff().with(wrongShops));
      ReportFiles.ofThisJvm().write(last);
    }
  }

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    publisher.registerHandlerFor(
        TestCaseStarted.class, event -> ScenarioPages.opened(event.getTestCase()));
    publisher.registerHandlerFor(TestStepFinished.class, this::stepFinished);
    publisher.registerHandlerFor(TestCaseFinished.class, this::scenarioFinished);
    publisher.registerHandlerFor(TestRunFinished.class, event -> runFinished());
  }

  private void stepFinished(TestStepFinished event) {
    if (event.getResult().getStatus() == Status.UNDEFINED
        && event.getTestStep() instanceof PickleStepTestStep step) {
      undefined.putIfAbsent(
          event.getTestCase().getId(), "no step definition for '" + step.getStep().getText() + "'");
    }
  }

  private void scenarioFinished(TestCaseFinished event) {
    TestCase scenario = event.getTestCase();
    ScenarioPages.closed(scenario);
    String id = scenario.getId().toString();
    Throwable seen =
        MerchantDown.in(id).<Throwable>map(it -> it).orElse(event.getResult().getError());
    Optional<CouldNotBeVerified> unverified = Unverified.reason(id);
    ScenarioResult.Status status =
        switch (event.getResult().getStatus()) {
          case PASSED -> ScenarioResult.Status.PASSED;
          case SKIPPED ->
              seen instanceof NotOffered
                  ? ScenarioResult.Status.NOT_OFFERED
                  : ScenarioResult.Status.SKIPPED;
          default ->
              unverified.isPresent()
                  ? ScenarioResult.Status.UNVERIFIED
                  : ScenarioResult.Status.FAILED;
        };
    Throwable failure = unverified.<Throwable>map(it -> it).orElse(seen);
    audits.add(new RunAudit.Entry(place(scenario), AuditNotes.of(id)));
    results.add(
        new ScenarioResult(
            scenario.getName(),
            place(scenario),
            scenario.getTags(),
            status,
            event.getResult().getDuration().toNanos() / NANOS,
            RunSeed.value(),
            status == ScenarioResult.Status.PASSED
                ? null
                : undefined.getOrDefault(scenario.getId(), FailureText.firstLine(failure)),
            particulars(id, status, seen),
            status == ScenarioResult.Status.PASSED ? NotLookedAt.in(id) : List.of()));
  }

  private static String place(TestCase scenario) {
    return Place.of(scenario.getUri(), scenario.getLocation().getLine());
  }

  private static List<String> particulars(
      String scenario, ScenarioResult.Status status, @Nullable Throwable failure) {
    return switch (status) {
      case FAILED ->
          Stream.of(FailureText.particulars(failure), AuditNotes.beside(scenario, failure))
              .flatMap(List::stream)
              .toList();
      case UNVERIFIED ->
          Unverified.meanwhile(failure).map(seen -> "meanwhile: " + seen).stream().toList();
      default -> List.of();
    };
  }

  private void runFinished() {
    SignOff signOff =
        new SignOff(
            Requirement.all(),
            List.copyOf(results),
            new AcceptedSkips(Settings.ofThisJvm().acceptSkips()),
            RunPreparation.selection());
    RunAudit audit = new RunAudit(List.copyOf(audits));
    RunFacts facts = RunFacts.gather(clock);
    WrongShops wrong = WrongShops.of(facts, signOff.scenarios(), WrongShops.NONE);
    Summary summary = new Summary(signOff.with(wrong), facts, audit, files.shown());
    files.write(summary);
    FailedScenarios.ofThisJvm().remember(signOff.toRunAgain());
    last = summary;
    Evidence.finish();
  }
}
