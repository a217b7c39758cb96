package testmode.acceptance.evidence;

import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Exception;
import io.cucumber.messages.types.TestStepFinished;
import io.cucumber.messages.types.TestStepResult;
import io.cucumber.messages.types.TestStepResultStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets scenarios that could not be verified be errors in JUnit's format, with the reason, instead
 * of failures: that format's word for a test that could not do its work. Where the app went down,
 * the failure says so, whichever step noticed it.
 *
 * <p>Whether a step that failed says anything is known when its scenario ends; until then the
 * results of its steps are held back.
 */
final class UnverifiedInJunit {

  private static final String TYPE = CouldNotBeVerified.class.getName();
  private static final Pattern FAILURE =
      Pattern.compile(
          "<failure( type=\"" + Pattern.quote(TYPE) + "\".*?)</failure>", Pattern.DOTALL);
  private static final Pattern COUNTS = Pattern.compile("failures=\"(\\d+)\" errors=\"0\"");

  /** The scenario of each attempt that has begun. */
  private final Map<String, String> scenarios = new HashMap<>();

  private final Map<String, List<Envelope>> held = new HashMap<>();

  /** What may be written now that this message has come, in order. */
  List<Envelope> released(Envelope message) {
    message
        .getTestCaseStarted()
        .ifPresent(started -> scenarios.put(started.getId(), started.getTestCaseId()));
    if (message.getTestStepFinished().isPresent()) {
      String attempt = message.getTestStepFinished().get().getTestCaseStartedId();
      held.computeIfAbsent(attempt, key -> new ArrayList<>()).add(message);
      return List.of();
    }
    List<Envelope> released = new ArrayList<>();
    message
        .getTestCaseFinished()
        .ifPresent(finished -> released.addAll(steps(finished.getTestCaseStartedId())));
    released.add(message);
    return released;
  }

  private List<Envelope> steps(String attempt) {
    List<Envelope> steps = Optional.ofNullable(held.remove(attempt)).orElse(List.of());
    String scenario = String.valueOf(scenarios.remove(attempt));
    return Unverified.reason(scenario)
        .<Throwable>map(reason -> reason)
        .or(() -> MerchantDown.in(scenario))
        .map(reason -> steps.stream().map(step -> explained(step, reason)).toList())
        .orElse(steps);
  }

  private static Envelope explained(Envelope step, Throwable reason) {
    TestStepFinished finished = step.getTestStepFinished().orElseThrow();
    TestStepResult result = finished.getTestStepResult();
    if (result.getStatus() != TestStepResultStatus.FAILED) {
      return step;
    }
    String seen = result.getException().flatMap(Exception::getMessage).orElse(null);
    return Envelope.of(
        new TestStepFinished(
            finished.getTestCaseStartedId(),
            finished.getTestStepId(),
            new TestStepResult(
                result.getDuration(),
                null,
                TestStepResultStatus.FAILED,
                new Exception(
                    reason.getClass().getName(), reason.getMessage(), Unverified.meanwhile(seen))),
            finished.getTimestamp()));
  }

  /** The page with errors where it has failures of this kind. */
  String asErrors(String page) {
    int errors = (int) FAILURE.matcher(page).results().count();
    Matcher counts = COUNTS.matcher(page);
    if (errors == 0 || !counts.find()) {
      return page;
    }
    int failures = Integer.parseInt(counts.group(1)) - errors;
    String counted = counts.replaceFirst("failures=\"" + failures + "\" errors=\"" + errors + "\"");
    return FAILURE.matcher(counted).replaceAll("<error$1</error>");
  }
}
