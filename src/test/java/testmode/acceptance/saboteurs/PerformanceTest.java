package testmode.acceptance.saboteurs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.plugin.event.Status;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import testmode.merchant.Decisions;

class PerformanceTest {

  private static final Saboteur SABOTEUR =
      new Saboteur("M00", "sells air", "It sells air.", null, Decisions::new)
          .turnsRed(new ScenarioName("checkout/sold", "A sale"))
          .leavesGreen(new ScenarioName("checkout/sold", "A look around"));

  private static final Played GREEN = played("A look around", Status.PASSED, null, false, "");
  private static final Played CAUGHT =
      played("A sale", Status.FAILED, "Then there is a thing", true, "There is only air.\n  more");

  @Test
  void nothingIsToBeSaidWhenRedAndGreenAreAsTheyShouldBe() {
    Performance performance = new Performance(SABOTEUR, List.of(GREEN, CAUGHT));

    assertThat(performance.complaints()).isEmpty();
    assertThat(performance.caught()).containsExactly(CAUGHT);
  }

  @Test
  void aMistakeThatNobodyNoticesIsTold() {
    assertComplaint(
        played("A sale", Status.PASSED, null, false, ""),
        "M00 (sells air) went unnoticed: 'A sale' passed. Sharpen the scenario.");
  }

  @Test
  void anExceptionIsNoFinding() {
    assertComplaint(
        played("A sale", Status.FAILED, "When Ada pays", false, "connection refused"),
        "M00 (sells air): 'A sale' failed, but not by a finding of a Then-step or of the money"
            + " oracle: at 'When Ada pays' with connection refused");
  }

  @Test
  void aSkippedScenarioProvesNothing() {
    assertComplaint(
        played("A sale", Status.SKIPPED, null, false, "the shop lacks 'things'"),
        "M00 (sells air): 'A sale' was skipped: the shop lacks 'things'");
  }

  @Test
  void aScenarioThatIsGoneIsTold() {
    assertThat(new Performance(SABOTEUR, List.of(GREEN)).complaints())
        .containsExactly(
            "M00 (sells air): there is no scenario 'A sale' in features/checkout/sold.feature.");
  }

  @Test
  void anUnrelatedScenarioMustStayGreen() {
    Played red = played("A look around", Status.FAILED, "Then it is open", true, "It is closed.");
    assertThat(new Performance(SABOTEUR, List.of(red, CAUGHT)).complaints())
        .containsExactly(
            "M00 (sells air): 'A look around' has nothing to do with this mistake and should pass,"
                + " but ended FAILED at 'Then it is open': It is closed.");
  }

  private static void assertComplaint(Played played, String complaint) {
    assertThat(new Performance(SABOTEUR, List.of(GREEN, played)).complaints())
        .containsExactly(complaint);
  }

  private static Played played(
      String name, Status status, @Nullable String where, boolean caught, String message) {
    return new Played(name, Set.of("@INT-025.1"), status, where, caught, message);
  }
}
