package testmode.acceptance.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AcceptedSkipsTest {

  @Test
  void readsAListOfRows() {
    assertThat(AcceptedSkips.parse("INT-025.3, INT-025.9", Requirement.all()).ids())
        .containsExactly("INT-025.3", "INT-025.9");
  }

  @Test
  void isEmptyWhenNothingIsSaid() {
    assertThat(AcceptedSkips.parse(null, Requirement.all()).ids()).isEmpty();
    assertThat(AcceptedSkips.parse(" ", Requirement.all()).ids()).isEmpty();
  }

  @Test
  void refusesWhatIsNoRow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AcceptedSkips.parse("INT-025.3,INT-025.14,refunds", Requirement.all()))
        .withMessage(
            "testmode.accept-skips names INT-025.14, refunds; the rows are INT-025.1 to"
                + " INT-025.13");
  }

  @Test
  void theRequiredRowsAreThirteenInOrder() {
    assertThat(Requirement.all())
        .extracting(Requirement::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 13).boxed().toList());
  }
}
