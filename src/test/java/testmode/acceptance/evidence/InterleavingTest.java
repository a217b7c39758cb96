package testmode.acceptance.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class InterleavingTest {

  @Test
  void whatAQuestionLedToStandsBeforeItsAnswer() {
    assertThat(
            told(new Exchanges().shopper("", "", "", "", 0, 50).merchant("", "", "", "", 10, 20)))
        .isEqualTo("1? 2? 2! 1!");
  }

  @Test
  void causeDecidesWhereMillisecondsDoNot() {
    assertThat(told(new Exchanges().shopper("", "", "", "", 5, 5).merchant("", "", "", "", 5, 5)))
        .isEqualTo("1? 2? 2! 1!");
  }

  @Test
  void theFrontDoorIsNotedLateAndStillStandsFirst() {
    assertThat(told(new Exchanges().merchant("", "", "", "", 5, 6).shopper("", "", "", "", 5, 9)))
        .isEqualTo("2? 1? 1! 2!");
  }

  @Test
  void oneAfterTheOtherInTheSameMillisecondKeepsTheOrderOfArrival() {
    assertThat(told(new Exchanges().shopper("", "", "", "", 5, 5).shopper("", "", "", "", 5, 5)))
        .isEqualTo("1? 1! 2? 2!");
  }

  @Test
  void twoAtOnceAreBothOpen() {
    assertThat(told(new Exchanges().shopper("", "", "", "", 0, 30).shopper("", "", "", "", 1, 20)))
        .isEqualTo("1? 2? 2! 1!");
  }

  @Test
  void anEventDuringACallIsInsideOfIt() {
    assertThat(told(new Exchanges().merchant("", "", "", "", 0, 30).event("x", 10, 20)))
        .isEqualTo("1? 2? 2! 1!");
  }

  @Test
  void aLostAnswerIsLostAtOnceHoweverLongTheNetworkHeldIt() {
    assertThat(
            told(
                new Exchanges()
                    .merchant("", "", "", "", 0, 900)
                    .losingTheReply()
                    .event("x", 10, 20)
                    .merchant("", "", "", "", 30, 40)))
        .isEqualTo("1? 1! 2? 2! 3? 3!");
  }

  private static String told(Exchanges exchanges) {
    return Interleaving.of(exchanges.list()).stream()
        .map(moment -> moment.exchange().number() + (moment.answer() ? "!" : "?"))
        .collect(Collectors.joining(" "));
  }
}
