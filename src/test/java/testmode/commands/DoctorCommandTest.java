package testmode.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

  private static final String FILE = "fixtures/merchants/reference-shop.yaml";

  private final Console console = new Console();

  @TempDir private Path folder;

  @Test
  void showsOneLineForEachQuestionAndThenTheCommand() {
    assertThat(console.run("doctor", "--merchant", FILE)).isZero();

    assertThat(console.out().lines().limit(4))
        .containsExactly(
            "  ✓  mapping file  no mistakes; it needs no environment variables",
            "  ✓  app           reference shop, started by Testmode",
            "  ✓  stripe calls  its calls pass the network; POST /v1/payment_intents answered 200:"
                + " a payment was created",
            "  ✓  payment       40.00 EUR paid with pm_card_visa in server-confirm");
    assertThat(console.out())
        .endsWith("\n\ngreen: run  mvn verify -Dtestmode.merchant=" + FILE + "\n");
    assertThat(console.err()).isEmpty();
  }

  @Test
  void namesSkippedScenariosWhenAskedTo() throws IOException {
    Path file = folder.resolve("no-refunds.yaml");
    Files.writeString(
        file,
        Files.readString(Path.of(FILE))
            .replace(
                "capabilities:",
                "capabilities:\n  refunds: {supported: false, reason: by e-mail}"));

    assertThat(console.run("doctor", "--verbose", "--merchant", file.toString())).isZero();

    assertThat(console.out()).contains("  A paid order is refunded in full (refunds)");
  }

  @Test
  void namesTheVariablesThatTheFileNeeds() throws IOException {
    Path file = folder.resolve("variable.yaml");
    Files.writeString(
        file,
        Files.readString(Path.of(FILE))
            .replace("launch: reference", "baseUrl: \"${env.TESTMODE_NO_SUCH_VARIABLE}\""));

    assertThat(console.run("doctor", "--merchant", file.toString())).isEqualTo(2);

    assertThat(console.out()).contains("TESTMODE_NO_SUCH_VARIABLE is not set");
  }

  @Test
  void saysThatItsPortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());

      assertThat(console.run("doctor", "--merchant", FILE, "--network-port", port)).isEqualTo(2);
    }
    assertThat(console.err()).contains("cannot be had").contains("--network-port");
  }

  @Test
  void needsAFile() {
    assertThat(console.run("doctor")).isEqualTo(2);
    assertThat(console.err()).contains("--merchant");
  }
}
