package testmode.driver.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import testmode.driver.recording.KeptExchange;

class StampsTest {
  private static final String PATH = "/v1/payment_intents/pi_3AbcDef12";

  private static final KeptExchange MADE =
      Kept.answered(1, "POST", "/v1/payment_intents", "{'id': 'pi_3AbcDef12', 'created': 100}");

  private static final KeptExchange CONFIRMED =
      Kept.answered(2, "POST", PATH + "/confirm", "{'id': 'pi_3AbcDef12', 'created': 100}");

  private static final KeptExchange READ =
      Kept.answered(
          3,
          "GET",
          PATH,
          "{'id': 'pi_3AbcDef12', 'created': 100,"
              + " 'latest_charge': {'id': 'ch_3AbcDef12', 'created': 106}}");

  @Test
  void anAnswerIsAsOldAsTheYoungestThingThatItShows() {
    Stamps stamps = new Stamps(List.of(MADE, READ));

    assertThat(stamps.latest(MADE)).isEqualTo(100);
    assertThat(stamps.latest(READ)).isEqualTo(106);
  }

  @Test
  void whatIsOnlyNamedIsAsOldAsALaterAnswerSays() {
    KeptExchange naming =
        Kept.answered(
            2,
            "POST",
            PATH + "/confirm",
            "{'id': 'pi_3AbcDef12', 'created': 100, 'latest_charge': 'ch_3AbcDef12'}");

    assertThat(new Stamps(List.of(MADE, naming, READ)).latest(naming)).isEqualTo(106);
  }

  @Test
  void aChangeThatTellsNothingMadeWhatTheNextLookShowsFirst() {
    assertThat(new Stamps(List.of(MADE, CONFIRMED, READ)).latest(CONFIRMED)).isEqualTo(106);
  }

  @Test
  void whatTheNextLookDoesNotShowWasNotMadeByTheChange() {
    KeptExchange before = Kept.answered(3, "GET", PATH, "{'id': 'pi_3AbcDef12', 'created': 100}");
    KeptExchange after = Kept.numbered(4, READ);

    assertThat(new Stamps(List.of(MADE, CONFIRMED, before, after)).latest(CONFIRMED))
        .isEqualTo(100);
  }

  @Test
  void aListOfTheAccountShowsTheTimeOfOthers() {
    KeptExchange list =
        Kept.answered(
            1,
            "GET",
            "/v1/payment_intents",
            "{'object': 'list', 'data': [{'id': 'pi_3Stranger1', 'created': 900}]}");

    assertThat(new Stamps(List.of(list)).latest(list)).isZero();
  }
}
