package testmode.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testmode.doctor.Finding.Sign;

/**
 * Our own shop, as the doctor sees it: healthy, and with a mapping file that is wrong somewhere.
 */
class ReferenceShopTest {

  private static final Path FILE = Path.of("fixtures/merchants/reference-shop.yaml");

  @TempDir private Path folder;

  private static Diagnosis examined(Path file) {
    return Doctor.examine(new Doctor.Request(file, 0, Path.of("features"), false), it -> {});
  }

  private static Finding finding(Diagnosis diagnosis, String question) {
    return diagnosis.findings().stream()
        .filter(it -> it.question().equals(question))
        .findFirst()
        .orElseThrow();
  }

  private Diagnosis with(String text, String instead) throws IOException {
    Path file = folder.resolve("changed.yaml");
    Files.writeString(file, Files.readString(FILE).replace(text, instead));
    return examined(file);
  }

  @Test
  void isGreenInEveryLine() {
    Diagnosis diagnosis = examined(FILE);

    assertThat(diagnosis.findings())
        .hasSize(9)
        .allSatisfy(it -> assertThat(it.sign()).as(it.toString()).isEqualTo(Sign.GREEN));
    assertThat(finding(diagnosis, "signed event").seen())
        .isEqualTo(
            "payment_intent.succeeded was answered with 200, one with a wrong signature with 400");
    assertThat(diagnosis.result()).isEqualTo("green: run  mvn verify -Dtestmode.merchant=" + FILE);
  }

  @Test
  void whoseWebhookPathIsWrongGetsNoEvent() throws IOException {
    Diagnosis diagnosis = with("path: /webhooks/stripe", "path: /hooks");

    Finding event = finding(diagnosis, "signed event");
    assertThat(event.seen()).isEqualTo("payment_intent.succeeded was answered with 404");
    assertThat(event.remedy()).contains("no receiver at /hooks");
  }

  @Test
  void whoseRefundsAreNotMappedIsNotAskedForOne() throws IOException {
    Diagnosis diagnosis =
        with("capabilities:", "capabilities:\n  refunds: {supported: false, reason: by e-mail}");

    assertThat(diagnosis.exitCode()).isZero();
    Finding refund = finding(diagnosis, "refund");
    assertThat(refund.sign()).isEqualTo(Sign.NONE);
    assertThat(refund.seen()).isEqualTo("by e-mail");
    assertThat(finding(diagnosis, "abilities").details())
        .anyMatch(line -> line.matches("refunds +needed by +\\d+: by e-mail"))
        .anyMatch(
            line ->
                line.matches(
                    "refunds/refunded-at-most-once: of its (\\d+) scenarios \\1 will be skipped"));
  }
}
