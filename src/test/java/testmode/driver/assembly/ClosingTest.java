package testmode.driver.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {

  @Test
  void whatWasOpenedLastIsClosedFirstAndAFailureKeepsNothingOpen() {
    List<String> closed = new ArrayList<>();
    Closing closing = new Closing();
    closing.add(() -> closed.add("network"));
    closing.add(
        () -> {
          throw new IOException("disk full");
        });
    closing.add(() -> closed.add("merchant"));

    assertThatThrownBy(closing::run).hasMessage("a part of the scenario did not close: disk full");
    assertThat(closed).containsExactly("merchant", "network");
    closing.run();
    assertThat(closed).hasSize(2);
  }
}
