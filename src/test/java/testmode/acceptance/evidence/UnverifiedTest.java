package testmode.acceptance.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.messages.types.Duration;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Exception;
import io.cucumber.messages.types.TestCaseFinished;
import io.cucumber.messages.types.TestCaseStarted;
import io.cucumber.messages.types.TestStepFinished;
import io.cucumber.messages.types.TestStepResult;
import io.cucumber.messages.types.TestStepResultStatus;
import io.cucumber.messages.types.Timestamp;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What each report makes of a scenario that could not be verified. */
class UnverifiedTest {

  private static final CouldNotBeVerified DOWN =
      new CouldNotBeVerified("Stripe answered 503 to POST /v1/refunds while it played", null);
  private static final Timestamp NOW = new Timestamp(0L, 0L);

  @Test
  void isBrokenInAllureWithTheReasonFirst() {
    Unverified.note("in-allure", DOWN);
    TestResult page = failedPage("in-allure");
    TestResult other = failedPage("of-somebody-else");

    new UnverifiedInAllure().beforeTestWrite(page);
    new UnverifiedInAllure().beforeTestWrite(other);

    assertThat(page.getStatus()).isEqualTo(Status.BROKEN);
    assertThat(page.getStatusDetails().getMessage()).isEqualTo(DOWN.getMessage());
    assertThat(page.getStatusDetails().getTrace()).isEqualTo("Meanwhile: the order is unknown");
    assertThat(other.getStatus()).isEqualTo(Status.FAILED);
  }

  @Test
  void hasACategoryOfItsOwnInAllure() throws java.lang.Exception {
    String categories = Files.readString(Path.of("src/test/resources/allure-categories.json"));
    List<String> expressions =
        Pattern.compile("\"matchedStatuses\": \\[.*\"broken\".*],\\s+\"messageRegex\": \"(.*)\"")
            .matcher(categories)
            .results()
            .map(found -> found.group(1).replace("\\\\", "\\"))
            .toList();

    assertThat(expressions)
        .hasSize(3)
        .filteredOn(expression -> String.valueOf(DOWN.getMessage()).matches(expression))
        .containsExactly(expressions.get(0));
  }

  @Test
  void isAnErrorInJunitsFormatAndNoFailure() {
    Unverified.note("in-junit", DOWN);
    UnverifiedInJunit junit = new UnverifiedInJunit();

    List<Envelope> released = new ArrayList<>();
    for (Envelope message : attempt("a1", "in-junit")) {
      released.addAll(junit.released(message));
    }

    assertThat(released).hasSize(3);
    TestStepResult told = released.get(1).getTestStepFinished().orElseThrow().getTestStepResult();
    assertThat(told.getException().orElseThrow().getMessage()).contains(DOWN.getMessage());
    assertThat(told.getException().orElseThrow().getStackTrace())
        .contains("Meanwhile: the order is unknown");
    String failure =
        "<failure type=\""
            + CouldNotBeVerified.class.getName()
            + "\" message=\"m\">\nx\n</failure>";
    assertThat(
            junit.asErrors(
                "<testsuite failures=\"2\" errors=\"0\">"
                    + failure
                    + "<failure type=\"java.lang.AssertionError\"></failure>"))
        .isEqualTo(
            "<testsuite failures=\"1\" errors=\"1\">"
                + failure.replace("failure", "error")
                + "<failure type=\"java.lang.AssertionError\"></failure>");
  }

  @Test
  void anAppThatWentDownIsTheFailureInJunitsFormatWhicheverStepNoticed() {
    MerchantDown.note("down-in-junit", new MerchantDown("my shop does not answer", "its log"));
    UnverifiedInJunit junit = new UnverifiedInJunit();

    List<Envelope> released = new ArrayList<>();
    for (Envelope message : attempt("a3", "down-in-junit")) {
      released.addAll(junit.released(message));
    }

    TestStepResult told = released.get(1).getTestStepFinished().orElseThrow().getTestStepResult();
    assertThat(told.getException().orElseThrow().getMessage().orElseThrow())
        .startsWith("Merchant down: my shop does not answer");
  }

  @Test
  void leavesOtherScenariosInJunitsFormatAsTheyAre() {
    UnverifiedInJunit junit = new UnverifiedInJunit();
    List<Envelope> messages = attempt("a2", "judged");

    assertThat(junit.released(messages.get(0))).containsExactly(messages.get(0));
    assertThat(junit.released(messages.get(1))).isEmpty();
    assertThat(junit.released(messages.get(2))).containsExactly(messages.get(1), messages.get(2));
  }

  @Test
  void endsTheBuildWithACodeOfItsOwn() {
    assertThat(ExitCode.of("COULD NOT BE VERIFIED: 3 passed")).isEqualTo(3);
    assertThat(ExitCode.of("FAILED: 1 failed, 2 could not be verified.")).isZero();
    assertThat(ExitCode.of("VERIFIED: 3 passed")).isZero();
    assertThat(ExitCode.of("")).isZero();
  }

  private static TestResult failedPage(String scenario) {
    return new TestResult()
        .setUuid(scenario)
        .setStatus(Status.FAILED)
        .setStatusDetails(new StatusDetails().setMessage("the order is unknown"));
  }

  private static List<Envelope> attempt(String attempt, String scenario) {
    return List.of(
        Envelope.of(new TestCaseStarted(0L, attempt, scenario, null, NOW)),
        Envelope.of(
            new TestStepFinished(
                attempt,
                "step",
                new TestStepResult(
                    new Duration(0L, 0L),
                    null,
                    TestStepResultStatus.FAILED,
                    new Exception("java.lang.AssertionError", "the order is unknown", "at x")),
                NOW)),
        Envelope.of(new TestCaseFinished(attempt, NOW, false)));
  }
}
