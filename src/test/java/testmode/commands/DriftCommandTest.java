package testmode.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testmode.driver.assembly.Ports;
import testmode.driver.drift.Recorded;
import testmode.driver.recording.Recordings;
import testmode.simulator.SimulatorConfig;
import testmode.simulator.StripeSimulator;

class DriftCommandTest {
  private static final Path PAGE = Path.of("docs/drift.md");
  private static final Pattern SECRET =
      Pattern.compile("[srp]k_test_\\w|whsec_\\w|_secret_\\w|\\b4\\d{12,}\\b");
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|");
  private static final Pattern BLOCK = Pattern.compile("```(\\w*)\\R(.*?)```", Pattern.DOTALL);

  @TempDir static Path folder;
  private static Recorded recorded;

  @TempDir Path copies;
  private final Console console = new Console();

  @BeforeAll
  static void record() {
    recorded = Recorded.in(folder);
  }

  private int drift(Path recordings, String... options) {
    String[] line = new String[options.length + 3];
    line[0] = "drift";
    line[1] = "--recorded";
    line[2] = recordings.toString();
    System.arraycopy(options, 0, line, 3, options.length);
    return console.run(line);
  }

  private static void anotherAmount(JsonObject file) {
    Recorded.exchange(file, Recorded.to("POST", "/v1/payment_intents"))
        .getAsJsonObject("response")
        .getAsJsonObject("body")
        .addProperty("amount", 4100);
  }

  private static void madeAtStripe(JsonObject file) {
    file.addProperty("stripe", "stripe");
  }

  @Test
  void whatAgreesIsSummedUpAndEndsWithZero() {
    assertThat(drift(folder)).as(console.out() + console.err()).isZero();
    assertThat(console.out())
        .contains("5 of 5 recordings were not made at Stripe, and say nothing about it.")
        .containsPattern("No difference in 5 recordings: \\d+ requests asked again, 0 not wholly");
  }

  @Test
  void aDifferenceIsShownWithItsPlaceItsMarksAndTheSum() throws IOException {
    recorded.changed("refunded", copies, DriftCommandTest::anotherAmount);

    assertThat(drift(copies)).isEqualTo(1);
    String sample = blocks("").get(0);
    assertThat(withoutNumbers(console.out())).startsWith(withoutNumbers(sample));
    assertThat(console.out())
        .contains("Only assumed on POST /v1/payment_intents:", "Deliberately otherwise than")
        .containsPattern("1 difference in 1 of 1 recordings: \\d+ requests asked again");
  }

  /** The marks grow in number; what they are counted for stays. */
  private static String withoutNumbers(String text) {
    // Whether another call was at Stripe at the same time differs from run to run.
    return text.replaceAll("\\d+ (?=[A-Z]{6})", "n ")
        .replaceAll("(?m)^  \\d+ ", "  n ")
        .replace(", beside another call: Stripe's order is not known", "")
        .strip();
  }

  @Test
  void noSecretIsInWhatIsWrittenOrPrinted() throws IOException {
    for (Path file : Recordings.files(folder)) {
      String text = Files.readString(file);
      assertThat(SECRET.matcher(text).results().map(MatchResult::group)).as("" + file).isEmpty();
      assertThat(text).doesNotContain("Bearer", "\"authorization\"");
    }
    assertThat(Files.readString(recorded.file("declined"))).contains("_secret_****");
    recorded.changed(
        "declined",
        copies,
        file ->
            Recorded.exchange(file, Recorded.to("POST", "/v1/payment_intents"))
                .getAsJsonObject("response")
                .getAsJsonObject("body")
                .remove("client_secret"));

    assertThat(drift(copies)).isEqualTo(1);
    assertThat(console.out()).contains("$.client_secret: recorded no such key, simulated \"pi_");
    assertThat(SECRET.matcher(console.out()).results()).isEmpty();
  }

  @Test
  void aSimulatorThatRunsAlreadyCanBeAsked() {
    try (StripeSimulator simulator = StripeSimulator.start(SimulatorConfig.defaults())) {
      assertThat(drift(folder, "--stripe-base", simulator.baseUri().toString())).isZero();
    }
  }

  @Test
  void withoutASimulatorNothingCanBeVerified() throws IOException {
    String nobody = "http://127.0.0.1:" + Ports.free();

    assertThat(drift(folder, "--stripe-base", nobody)).isEqualTo(3);
    assertThat(console.err())
        .startsWith(
            "Could not be verified: there is no simulator that answers at http://127.0.0.1:")
        .contains("leave --stripe-base out");
  }

  @Test
  void stripeItselfIsNeverAsked() {
    assertThat(drift(folder, "--stripe-base", "https://api.stripe.com")).isEqualTo(2);
    assertThat(console.err()).startsWith("--stripe-base (https://api.stripe.com) is Stripe");
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    assertThat(drift(folder.resolve("no"))).isEqualTo(2);
    assertThat(console.err()).startsWith(folder.resolve("no") + " is no folder").hasLineCount(1);
  }

  @Test
  void aBrokenFileIsNamedWithItsLine() throws IOException {
    Files.writeString(copies.resolve("broken.json"), "{\n \"version\": 1,\n \"scenario\" }");

    assertThat(drift(copies)).isEqualTo(2);
    assertThat(console.err())
        .startsWith(copies.resolve("broken.json") + ": it is no JSON: ")
        .contains("line 3", "record the scenario anew")
        .doesNotContain("\tat ");
  }

  @Test
  void whatStripeAnsweredAndTheSimulatorAnswersTooCanBeAccepted(@TempDir Path into)
      throws IOException {
    Path agreeing = recorded.changed("refunded", copies, DriftCommandTest::madeAtStripe);
    recorded.changed(
        "declined",
        copies,
        file -> {
          madeAtStripe(file);
          anotherAmount(file);
        });

    assertThat(drift(copies, "--accept", "--into", into.toString())).isEqualTo(1);
    assertThat(console.out()).contains("Accepted: " + into.resolve(agreeing.getFileName()));
    assertThat(console.out()).contains("Not accepted: drift-declined-7.json does not agree");
    assertThat(Recordings.files(into))
        .singleElement()
        .satisfies(
            copy -> assertThat(Files.readString(copy)).isEqualTo(Files.readString(agreeing)));
  }

  @Test
  void whatASimulatorAnsweredIsRefusedByName(@TempDir Path into) {
    assertThat(drift(folder, "--accept", "--into", into.toString())).isEqualTo(2);
    assertThat(console.err())
        .contains("drift-refunded-7.json was made at the simulator", "leave --accept out")
        .hasLineCount(1);
    assertThat(console.out()).isEmpty();
    assertThat(into).isEmptyDirectory();
  }

  @Test
  void acceptedRecordingsNeedTheProjectsFolder() {
    recorded.changed("refunded", copies, DriftCommandTest::madeAtStripe);

    assertThat(drift(copies, "--accept", "--into", copies.resolve("no").toString())).isEqualTo(2);
    assertThat(console.err()).contains("must be a folder that is there");
  }

  @Test
  void thePageNamesTheOptionsOfTheHelp() throws IOException {
    console.run("drift", "--help");

    assertThat(options(Files.readString(PAGE))).isEqualTo(options(console.out()));
    assertThat(console.out()).contains("0 no difference, 1 differences, 2 bad input, 3 no simul");
  }

  @Test
  void thePageNamesEveryKeyOfARecording() throws IOException {
    String page = Files.readString(PAGE);
    String table = page.substring(page.indexOf("| key | is |"), page.indexOf("Of an answer's"));
    Set<String> keys = Recorded.keys(recorded.file("lost"));

    Set<String> rows =
        ROW.matcher(table).results().map(row -> row.group(1)).collect(Collectors.toSet());
    assertThat(keys).containsAll(rows).contains("took_millis");
    assertThat(keys).allSatisfy(key -> assertThat(table).contains("`" + key + "`"));
  }

  @Test
  void thePagesSampleIsARecording() throws IOException {
    Path sample = Files.writeString(copies.resolve("sample.json"), blocks("json").get(0));

    assertThat(Recordings.read(sample).exchanges()).hasSize(1);
  }

  private static List<String> blocks(String language) throws IOException {
    return BLOCK
        .matcher(Files.readString(PAGE))
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }

  private static Set<String> options(String text) {
    return OPTION.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }
}
