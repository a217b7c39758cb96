package testmode.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.driver.sweep.DyingRun;
import testmode.driver.sweep.SharedAccount;

/** A run that is killed cannot clean up; the sweep after it does, and touches nothing else. */
class KilledRunTest {
  private static final long PATIENCE_SECONDS = 60;

  private final SharedAccount account = new SharedAccount(null);
  private final Console console = new Console();

  @AfterEach
  void close() {
    account.close();
  }

  private List<String> runAndKill() throws IOException, InterruptedException {
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                DyingRun.class.getName(),
                account.uri().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader printed = run.inputReader()) {
      return printed.lines().takeWhile(line -> !line.equals(DyingRun.READY)).toList();
    } finally {
      run.destroyForcibly();
      assertThat(run.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void whatAKilledRunLeftIsSweptAndNothingElse() throws Exception {
    String stranger = account.holds("requires_action", Map.of("order_id", "5"));
    String before = account.json(stranger);
    console.settings(account.properties(), SharedAccount.KEYS);

    List<String> left = runAndKill();

    assertThat(left).hasSize(2);
    for (String intent : left) {
      assertThat(account.state(intent)).isEqualTo("requires_action");
    }
    assertThat(console.run("sweep", "--apply")).as("they are too young").isZero();
    assertThat(console.out()).contains("Nothing was left open");

    assertThat(console.run("sweep", "--older-than", "0s", "--apply")).isZero();

    assertThat(console.out()).contains("2 PaymentIntents of 1 run: nothing of it is open any more");
    for (String intent : left) {
      assertThat(account.state(intent)).isEqualTo("canceled");
    }
    assertThat(account.json(stranger)).isEqualTo(before);
    assertThat(account.all()).hasSize(3);
  }
}
