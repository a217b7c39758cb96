package testmode.acceptance;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class DownfallTest {

  private final Downfall downfall = new Downfall();

  @Test
  void whoMeetsItFirstIsNotSkipped() {
    assertThatCode(downfall::skips).doesNotThrowAnyException();
  }

  @Test
  void whatComesAfterItNamesTheScenarioThatMetIt() {
    downfall.met("\"Two shoppers pay\" (a.feature:3)");
    downfall.met("\"Ada pays\" (b.feature:9)");

    assertThatThrownBy(downfall::skips)
        .isInstanceOf(TestAbortedException.class)
        .hasMessage("not played: the app has been down since \"Two shoppers pay\" (a.feature:3)");
  }

  @Test
  void anAppThatIsUpAgainMayDieAgain() {
    downfall.met("\"Two shoppers pay\" (a.feature:3)");
    downfall.isOver();

    assertThatCode(downfall::skips).doesNotThrowAnyException();
  }
}
