package testmode.driver.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import testmode.driver.recording.Origin;
import testmode.driver.recording.Recording;
import testmode.driver.recording.Recordings;
import testmode.simulator.SimulatorConfig;
import testmode.simulator.StripeSimulator;

/** Every accepted recording, asked again as a chain. */
class ObservedRecordingsTest {
  private static StripeSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = StripeSimulator.start(SimulatorConfig.defaults());
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @TestFactory
  Stream<DynamicTest> theSimulatorAnswersAsStripeWasSeenTo() {
    return inFolder(Acceptance.FOLDER).stream();
  }

  /** So long as nothing was accepted, this alone shows that the test above can fail. */
  @Test
  void aRecordingThatNoLongerAgreesIsRed(@TempDir Path folder, @TempDir Path copies) {
    Recorded recorded = Recorded.in(folder);
    recorded.changed("refunded", copies, ObservedRecordingsTest::madeAtStripe);
    assertThat(inFolder(copies)).singleElement().satisfies(same -> same.getExecutable().execute());

    recorded.changed(
        "refunded",
        copies,
        file -> {
          madeAtStripe(file);
          Recorded.exchange(file, Recorded.to("POST", "/v1/refunds"))
              .getAsJsonObject("response")
              .addProperty("status", 201);
        });
    assertThat(inFolder(copies))
        .singleElement()
        .satisfies(
            other ->
                assertThatThrownBy(() -> other.getExecutable().execute())
                    .hasMessageContaining("recorded=201, simulated=200"));
  }

  private static void madeAtStripe(JsonObject file) {
    file.addProperty("stripe", "stripe");
  }

  private static List<DynamicTest> inFolder(Path folder) {
    return Recordings.files(folder).stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(), () -> agrees(Recordings.read(file))))
        .toList();
  }

  private static void agrees(Recording recording) {
    assertThat(recording.origin()).isEqualTo(Origin.STRIPE);
    Compared compared = Drift.against(simulator.baseUri()).compare(recording);
    assertThat(compared.differences()).isEmpty();
    assertThat(compared.agreesWholly()).as("all of it was compared").isTrue();
  }
}
