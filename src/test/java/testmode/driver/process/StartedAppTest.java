package testmode.driver.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import testmode.driver.NotUpException;

@DisabledOnOs(OS.WINDOWS)
class StartedAppTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir private Path folder;

  private StartedApp app(String line) {
    Command command = new Command(line, folder, Map.of("GREETING", "hello"));
    return new StartedApp("my-shop", command, folder.resolve("logs/my-shop.log"));
  }

  /** Ready when it has written this file, which it does as its last act of starting. */
  private Supplier<Optional<String>> written(String file) {
    return () ->
        Files.exists(folder.resolve(file)) ? Optional.empty() : Optional.of("nobody answers");
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file)).strip();
  }

  @Test
  void endsWithEverythingThatItStartedItself() throws Exception {
    String line = "sleep 60 & echo $! > pid; echo $GREETING; touch ready; wait";
    try (StartedApp app = app(line)) {
      app.start(written("ready"), LIMIT);
      ProcessHandle child = ProcessHandle.of(Long.parseLong(read("pid"))).orElseThrow();

      app.end();

      assertThat(child.isAlive()).isFalse();
      // Some shells add that they were ended.
      assertThat(read("logs/my-shop.log")).startsWith("hello");
    }
  }

  @Test
  void endsWithWhoeverStartedItHoweverThatWent() throws Exception {
    String line = "sleep 60 & echo $! > pid; touch ready; wait; echo not reached";
    Command command = new Command(line, folder, Map.of());
    Process process = command.watched(folder.resolve("log").toFile()).start();
    await().atMost(LIMIT).until(() -> Files.exists(folder.resolve("ready")));
    ProcessHandle child = ProcessHandle.of(Long.parseLong(read("pid"))).orElseThrow();

    // What the system does when the JVM at the other end is killed.
    process.getOutputStream().close();

    await().atMost(LIMIT).until(() -> !child.isAlive() && !process.isAlive());
    assertThat(read("log")).doesNotContain("not reached");
  }

  @Test
  void anAppWhosePortIsTakenSaysSoWithWhatToDo() {
    String line = "echo 'Error: listen EADDRINUSE: address already in use :::4242'; exit 1";
    try (StartedApp app = app(line)) {
      assertThatThrownBy(() -> app.start(written("never"), LIMIT))
          .isInstanceOf(NotUpException.class)
          .hasMessageContaining("says that its port is in use by another program")
          .hasMessageContaining("End that program, or give the app another port");
    }
  }

  @Test
  void isNotStartedAfterTheRun() {
    StartedApp app = app("touch ready; sleep 60");
    app.close();

    assertThatThrownBy(() -> app.start(written("ready"), LIMIT))
        .hasMessage("my-shop is not started any more: the run is over");
    assertThat(folder.resolve("ready")).doesNotExist();
  }

  @Test
  void endsAChildWhoseParentHasEndedByItself() throws Exception {
    String line =
        "(sleep 60 & echo $! > pid; touch ready; until [ -e stop ]; do sleep 0.05; done); exit 1";
    try (StartedApp app = app(line)) {
      app.start(written("ready"), LIMIT);
      ProcessHandle child = ProcessHandle.of(Long.parseLong(read("pid"))).orElseThrow();
      Files.createFile(folder.resolve("stop"));
      await().atMost(LIMIT).until(app::died);

      app.end();

      assertThat(child.isAlive()).isFalse();
    }
  }

  @Test
  void thatEndsBeforeItIsReadyIsToldWithWhatItWroteAndNoKeys() {
    try (StartedApp app = app("echo no database for sk_test_abcdefghijklmnop; exit 3")) {
      assertThatThrownBy(() -> app.start(written("ready"), LIMIT))
          .isInstanceOf(NotUpException.class)
          .hasMessage(
              "my-shop was started (echo no database for sk_test_****mnop; exit 3) and is not up:"
                  + " it ended with exit code 3 before it was ready. All that it wrote is in "
                  + folder.resolve("logs/my-shop.log")
                  + ". It wrote last:\nno database for sk_test_****mnop");
    }
  }

  @Test
  void thatIsNotReadyInTimeIsEnded() throws Exception {
    try (StartedApp app = app("echo $$ > pid; exec sleep 60")) {
      Supplier<Optional<String>> never =
          () -> {
            await().until(() -> Files.exists(folder.resolve("pid")) && !read("pid").isEmpty());
            return Optional.of("nobody answers");
          };
      assertThatThrownBy(() -> app.start(never, Duration.ofMillis(300)))
          .hasMessageContaining("it is not ready within 300 ms: nobody answers");
      assertThat(ProcessHandle.of(Long.parseLong(read("pid"))).map(ProcessHandle::isAlive))
          .isNotEqualTo(Optional.of(true));
      assertThat(app.died()).isFalse();
    }
  }

  @Test
  void thatDiedSaysHowAndIsStartedAgain() throws Exception {
    String line =
        "rm -f stop; echo started >> starts; touch ready;"
            + " until [ -e stop ]; do sleep 0.05; done; echo out of memory; exit 7";
    try (StartedApp app = app(line)) {
      app.start(written("ready"), LIMIT);
      assertThat(app.died()).isFalse();
      Files.createFile(folder.resolve("stop"));
      await().atMost(LIMIT).until(app::died);
      assertThat(app.lastWords())
          .isEqualTo("ended with exit code 7; it wrote last:\nout of memory");

      Files.delete(folder.resolve("ready"));
      app.start(written("ready"), LIMIT);

      assertThat(app.died()).isFalse();
      assertThat(read("starts")).isEqualTo("started\nstarted");
      assertThat(read("logs/my-shop.log")).isEqualTo("out of memory");
    }
  }

  @Test
  void anErrandThatFailsTellsWhatItWrote() {
    Path log = folder.resolve("reset.log");
    Errand.run(new Command("touch cleaned", folder, Map.of()), log, LIMIT);

    assertThat(folder.resolve("cleaned")).exists();
    assertThatThrownBy(
            () -> Errand.run(new Command("echo locked; exit 2", folder, Map.of()), log, LIMIT))
        .hasMessage("'echo locked; exit 2' ended with exit code 2: locked");
    assertThatThrownBy(
            () ->
                Errand.run(new Command("sleep 60", folder, Map.of()), log, Duration.ofMillis(100)))
        .hasMessageStartingWith("'sleep 60' did not end within 100 ms");
  }

  @Test
  void anErrandEndsWithWhoeverIsAtIt() throws Exception {
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                DyingErrand.class.getName(),
                "echo $$ > pid; touch ready; sleep 60; echo not reached",
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("run.log").toFile())
            .start();
    try {
      await().atMost(LIMIT).until(() -> Files.exists(folder.resolve("ready")));
      ProcessHandle errand = ProcessHandle.of(Long.parseLong(read("pid"))).orElseThrow();

      run.destroyForcibly();

      await().atMost(LIMIT).until(() -> !errand.isAlive());
      assertThat(read("errand.log")).doesNotContain("not reached");
    } finally {
      run.destroyForcibly();
    }
  }
}
