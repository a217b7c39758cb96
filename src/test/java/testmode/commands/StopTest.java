package testmode.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopTest {

  @ParameterizedTest
  @ValueSource(strings = {"simulator", "lab"})
  void whoReadsThatACommandIsUpMayStopIt(String command) {
    StringWriter out = new StringWriter();
    List<String> saidBefore = new ArrayList<>();
    Stop stop =
        new Stop() {
          @Override
          public void listen() {
            saidBefore.add(out.toString());
          }

          @Override
          public void await() {}
        };

    new Commands(new PrintWriter(out, true), new PrintWriter(new StringWriter()), stop)
        .run(command, "--port", "0");

    assertThat(saidBefore).containsExactly("");
    assertThat(out.toString()).contains("Ctrl-C stops");
  }
}
