package testmode.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import testmode.driver.ShopperBrowser.Scene;

/** A browser begins and ends, and leaves nothing; or it does not begin, and says why. */
@Isolated("it looks at, and ends, every process that this JVM started")
class RunBrowserTest {

  private static final Scene NOWHERE =
      new Scene(URI.create("http://127.0.0.1:1"), exchange -> {}, InstantSource.system());

  @TempDir private Path folder;

  @Test
  void whenItIsClosedItsProcessesAndItsProfileAreGone() {
    TestBrowser.assumeThere();
    List<ProcessHandle> before = below(ProcessHandle.current());
    Path profile;
    List<ProcessHandle> own;
    try (RunBrowser run = new RunBrowser(true)) {
      profile = Path.of(OpenTab.profile(run.open(NOWHERE, TestBrowser.PATIENCE)));
      own = below(ProcessHandle.current()).stream().filter(p -> !before.contains(p)).toList();
      assertThat(own).isNotEmpty();
      assertThat(profile).exists();
    }

    assertThat(profile.getParent()).doesNotExist();
    assertThat(below(ProcessHandle.current())).doesNotContainAnyElementsOf(own);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
  void aSignalThatEndsTheRunEndsTheBrowserToo() throws IOException, InterruptedException {
    TestBrowser.assumeThere();
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                OpenTab.class.getName())
            .start();
    try (BufferedReader printed = run.inputReader()) {
      Path profile = Path.of(printed.readLine());
      List<ProcessHandle> own = below(run.toHandle());
      assertThat(own).isNotEmpty();

      run.destroy(); // TERM, as by a build server that gives up

      assertThat(run.waitFor(TestBrowser.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(profile.getParent()).doesNotExist();
      await()
          .atMost(TestBrowser.PATIENCE)
          .untilAsserted(() -> assertThat(own).noneMatch(RunBrowserTest::works));
    } finally {
      run.destroyForcibly();
    }
  }

  @Test
  void aBrowserThatDiesIsNotWaitedFor() {
    TestBrowser.assumeThere();
    List<ProcessHandle> before = below(ProcessHandle.current());
    try (RunBrowser run = new RunBrowser(true)) {
      Tab tab = run.open(NOWHERE, Duration.ofHours(1));
      below(ProcessHandle.current()).stream()
          .filter(process -> !before.contains(process))
          .forEach(ProcessHandle::destroyForcibly);

      assertThatExceptionOfType(PageException.class)
          .isThrownBy(() -> tab.until("be there", driver -> driver.getTitle().equals("?")))
          .withMessageStartingWith("the browser ended")
          .withNoCause();
    }
  }

  @Test
  void aMachineWithoutABrowserSaysWhatItLookedFor() {
    RunBrowser run = new RunBrowser(true, Programs.in(Stream.of(folder)));

    assertThat(run.lacking().orElseThrow())
        .startsWith("no Chrome or Chromium on this machine: looked for google-chrome, ")
        .contains("chromium-browser, chrome on the PATH and in /usr/bin, ");
    assertThatExceptionOfType(PageException.class)
        .isThrownBy(() -> run.open(NOWHERE, Duration.ZERO))
        .withMessageStartingWith("no Chrome or Chromium");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "programs are made by their permissions here")
  void aBrowserWithoutADriverSaysSo() throws IOException {
    program("chromium", "exit 1");

    assertThat(new RunBrowser(true, Programs.in(Stream.of(folder))).lacking().orElseThrow())
        .startsWith(
            "no chromedriver for chromium on this machine (Debian's is in the package"
                + " chromium-driver): looked for chromedriver on the PATH and in ");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "programs are made by their permissions here")
  void aDriverThatDoesNotStartSaysWhy() throws IOException {
    program("chromium", "exit 1");
    Path driver = program("chromedriver", "echo it wants a newer library; exit 1");

    assertThat(new RunBrowser(true, Programs.in(Stream.of(folder))).lacking().orElseThrow())
        .startsWith("no browser of this machine starts: " + driver + " did not start")
        .endsWith("it ended with: it wants a newer library");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "programs are made by their permissions here")
  void aBrowserThatDoesNotStartIsPassedOverForOneThatDoes() throws IOException {
    TestBrowser.assumeThere();
    Programs there = Programs.ofThisMachine();
    Path broken = program("chromium", "exit 1");
    Programs mixed =
        new Programs(
            Stream.concat(Stream.of(broken), there.browsers().stream()).toList(), there.drivers());

    try (RunBrowser run = new RunBrowser(true, mixed)) {
      assertThat(run.lacking()).isEmpty();
    }
    assertThat(new RunBrowser(true, new Programs(List.of(broken), there.drivers())).lacking())
        .hasValueSatisfying(why -> assertThat(why).contains(broken + " with ").hasLineCount(1));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "programs are made by their permissions here")
  void aProgramIsFoundOnceHoweverManyLinksLeadToIt() throws IOException {
    Path chrome = program("google-chrome", "exit 1");
    Files.createSymbolicLink(folder.resolve("chrome"), chrome);
    Files.createFile(folder.resolve("chromium")); // no program

    assertThat(Programs.in(Stream.of(folder, folder)).browsers()).containsExactly(chrome);
  }

  private Path program(String name, String script) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private static List<ProcessHandle> below(ProcessHandle process) {
    return process.descendants().toList();
  }

  /** A process that has ended may stay listed until somebody asks for its exit code. */
  private static boolean works(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }
}
