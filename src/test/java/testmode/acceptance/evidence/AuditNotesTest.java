package testmode.acceptance.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import testmode.driver.audit.Audited;
import testmode.driver.audit.Rule;

class AuditNotesTest {

  private static final Audited FOUND = new Audited(1, List.of(RunAuditTest.UNKEYED));

  @Test
  void aMistakeFailsWithItsSentenceAndWithWhatTheReportSaysBelow() {
    AssertionError failure = AuditNotes.failure(RunAuditTest.UNKEYED);

    assertThat(FailureText.firstLine(failure))
        .isEqualTo("Idempotency audit: " + RunAuditTest.UNKEYED.sentence());
    assertThat(FailureText.particulars(failure))
        .containsExactly("exchanges: #4, #9", "look at: " + Rule.NO_KEY.advice());
  }

  @Test
  void theScenariosPageSaysAllOfIt() {
    assertThat(AuditNotes.text(FOUND))
        .isEqualTo(
            "mistake: no key\n"
                + RunAuditTest.UNKEYED.sentence()
                + "\n  exchanges        : #4, #9\n  look at          : "
                + Rule.NO_KEY.advice()
                + "\n");
  }

  @Test
  void aScenarioThatPassedStaysPassedAndSaysWhatWasFound() {
    AuditNotes.note("passed-with-a-finding", FOUND);
    TestResult page = page("passed-with-a-finding", Status.PASSED);

    new AuditInAllure().beforeTestWrite(page);

    assertThat(page.getStatus()).isEqualTo(Status.PASSED);
    assertThat(page.getStatusDetails().getMessage())
        .isEqualTo("Idempotency audit: " + RunAuditTest.UNKEYED.sentence());
  }

  @Test
  void nothingFoundAndAFailureAreLeftAsTheyAre() {
    AuditNotes.note("failed-with-a-finding", FOUND);
    AuditNotes.note("nothing-found", Audited.NOTHING);
    TestResult failed = page("failed-with-a-finding", Status.FAILED);
    failed.setStatusDetails(new StatusDetails().setMessage("The outcome differs."));
    TestResult nothing = page("nothing-found", Status.PASSED);

    new AuditInAllure().beforeTestWrite(failed);
    new AuditInAllure().beforeTestWrite(nothing);

    assertThat(failed.getStatusDetails().getMessage()).isEqualTo("The outcome differs.");
    assertThat(nothing.getStatusDetails()).isNull();
  }

  @Test
  void aScenarioThatFailedByItselfTellsItsMistakeInALineToo() {
    AuditNotes.note("failed-by-itself", FOUND);

    assertThat(AuditNotes.beside("failed-by-itself", new AssertionError("The outcome differs.")))
        .containsExactly("idempotency audit: " + RunAuditTest.UNKEYED.sentence());
    assertThat(AuditNotes.beside("failed-by-itself", AuditNotes.failure(RunAuditTest.UNKEYED)))
        .isEmpty();
    assertThat(AuditNotes.beside("never-audited", null)).isEmpty();
  }

  @Test
  void allureListsWhatWasFoundInOneCategory() throws IOException {
    String message = "Idempotency audit: " + RunAuditTest.UNKEYED.sentence();

    assertThat(categories(message, "passed")).containsExactly("Idempotency audit");
    assertThat(categories(message, "failed")).containsExactly("Idempotency audit");
  }

  private static List<String> categories(String message, String status) throws IOException {
    String text = Files.readString(Path.of("src/test/resources/allure-categories.json"));
    return StreamSupport.stream(JsonParser.parseString(text).getAsJsonArray().spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .filter(category -> category.get("matchedStatuses").toString().contains(status))
        .filter(
            category ->
                !category.has("messageRegex")
                    || message.matches(category.get("messageRegex").getAsString()))
        .map((JsonObject category) -> category.get("name").getAsString())
        .toList();
  }

  private static TestResult page(String id, Status status) {
    return new TestResult().setUuid(id).setStatus(status);
  }
}
