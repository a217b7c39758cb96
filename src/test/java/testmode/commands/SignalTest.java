package testmode.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process of its own, stopped as people and machines stop it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no such signals")
class SignalTest {
  private static final long PATIENCE_SECONDS = 60;

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void aSignalStopsTheSimulatorAsAsked(String signal) throws IOException, InterruptedException {
    Process simulator =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "testmode.Main",
                "simulator",
                "--port",
                "0")
            .redirectErrorStream(true)
            .start();
    try (BufferedReader printed = simulator.inputReader()) {
      assertThat(printed.readLine()).startsWith("Stripe simulator at http://127.0.0.1:");
      assertThat(printed.readLine()).startsWith("In your SDK: ");

      new ProcessBuilder("kill", "-s", signal, String.valueOf(simulator.pid())).start().waitFor();

      assertThat(simulator.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(simulator.exitValue()).isZero();
      assertThat(printed.readLine()).as("it goes in silence").isNull();
    } finally {
      simulator.destroyForcibly();
    }
  }
}
