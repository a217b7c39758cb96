package testmode.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process of its own, stopped as people and machines stop it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no such signals")
class SignalTest {
  private static final long PATIENCE_SECONDS = 60;

  /** What Linux tells of this process: the signals that it was born to ignore, as bits. */
  private static final Path STATUS = Path.of("/proc/self/status");

  private static final Pattern IGNORED = Pattern.compile("(?m)^SigIgn:\\s*([0-9a-f]+)$");

  /** Behind nohup or {@code &} a shell has its children ignore Ctrl-C, and theirs as well. */
  private static boolean isIgnored(String signal) throws IOException {
    if (!signal.equals("INT") || !Files.exists(STATUS)) {
      return false;
    }
    Matcher ignored = IGNORED.matcher(Files.readString(STATUS));
    return ignored.find() && (Long.parseUnsignedLong(ignored.group(1), 16) & 0b10) != 0;
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void aSignalStopsTheSimulatorAsAsked(String signal) throws IOException, InterruptedException {
    assumeFalse(isIgnored(signal), "whoever started this build has it ignore SIG" + signal);
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
