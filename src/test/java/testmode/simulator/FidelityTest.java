package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testmode.driver.drift.Acceptance;
import testmode.driver.recording.Recordings;
import testmode.simulator.StripeFacts.Fact;

/** Keeps docs/fidelity.md true, and every claim of faithfulness backed by something. */
class FidelityTest {
  private static final Path PAGE = Path.of("docs/fidelity.md");
  private static final Path TABLE = Path.of("fixtures/stripe/facts.csv");
  private static final Path RECORDINGS = Path.of("fixtures/stripe/recordings");
  private static final Pattern NUMBER = Pattern.compile("\\b\\d{3}[a-z]?\\b");
  private static final String WITHHELD = "(not redistributed)";

  private static final List<Fact> FACTS = StripeFacts.all();

  @Test
  void thePageSaysWhatIsSimulatedNow() throws IOException {
    String text = new FidelityPage(FACTS).text();
    String committed = Files.exists(PAGE) ? Files.readString(PAGE) : "";

    if (!committed.equals(text)) {
      Files.writeString(PAGE, text);
      fail(PAGE + " no longer said what is simulated and has been written anew: commit it.");
    }
  }

  @Test
  void theTableOfFactsSaysTheSame() throws IOException {
    String text = FactsTable.text(FACTS);
    String committed = Files.exists(TABLE) ? Files.readString(TABLE) : "";

    if (!committed.equals(text)) {
      Files.writeString(TABLE, text);
      fail(TABLE + " no longer said what is simulated and has been written anew: commit it.");
    }
  }

  @Test
  void aRouteIsSimulatedOrSaysWhyNot() {
    assertThat(RouteTable.rows())
        .isNotEmpty()
        .allSatisfy(
            row -> assertThat(row.whyNot().isEmpty()).as(row.route()).isEqualTo(row.simulated()));
  }

  @Test
  void everySimulatedRouteStandsInTheTable() {
    List<String> table =
        RouteTable.rows().stream().map(row -> RouteTable.anonymous(row.route())).toList();
    assertThat(table).doesNotHaveDuplicates();
    assertThat(RouteTable.registered())
        .allSatisfy(route -> assertThat(table).contains(RouteTable.anonymous(route)));
  }

  @Test
  void everySimulatedRouteIsHeldByAMarkedTest() {
    Set<String> held = new HashSet<>();
    FACTS.forEach(fact -> held.addAll(fact.routes()));
    assertThat(held).containsAll(RouteTable.registered());
  }

  @Test
  void aMarkNamesNoRouteThatIsNotThere() {
    Set<String> registered = new HashSet<>(RouteTable.registered());
    registered.addAll(RouteTable.pages());
    assertThat(FACTS.stream().filter(fact -> !registered.containsAll(fact.routes())))
        .extracting(fact -> fact.test() + " " + fact.routes())
        .isEmpty();
  }

  @Test
  void whatIsDocumentedHasItsAddressAndItsDay() {
    assertThat(FACTS.stream().filter(fact -> !fact.mark().equals("DIFFERS")))
        .isNotEmpty()
        .allSatisfy(fact -> assertThat(LocalDate.parse(fact.on())).as(fact.test()).isNotNull());
    assertThat(marked("DOCUMENTED")).isNotEmpty();
    assertThat(marked("DOCUMENTED").stream().filter(fact -> !fact.source().startsWith("https://")))
        .extracting(FidelityTest::claim)
        .isEmpty();
  }

  @Test
  void whatWasObservedHasItsRecordingOrItsWitness() throws IOException {
    List<String> files = new ArrayList<>();
    try (Stream<Path> listed = Files.list(RECORDINGS)) {
      listed.forEach(file -> files.add(file.getFileName().toString()));
    }
    assertThat(marked("OBSERVED")).isNotEmpty();
    assertThat(marked("OBSERVED").stream().filter(fact -> !isWitnessed(fact.source(), files)))
        .extracting(FidelityTest::claim)
        .isEmpty();
  }

  @Test
  void anAcceptedRecordingIsARowThatNamesItsFileAndItsDay(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("checkout-paid-7.json"),
        """
        {"version": 1, "scenario": "Paid once", "place": null, "began": "2026-11-23T23:59:59Z",
         "stripe": "stripe", "api_version": "2026-07-29.dahlia",
         "exchanges": [
          {"number": 1, "from": "merchant", "at_millis": 5, "took_millis": 2, "fault": null,
           "reached_stripe": true,
           "request": {"method": "GET", "path": "/v1/refunds/re_3AbcDef12", "query": {},
                       "headers": {}, "form": null},
           "response": {"status": 200, "headers": {}, "body": {}}}]}
        """);

    assertThat(ObservedRecordings.facts(folder, FACTS))
        .containsExactly(
            new Fact(
                "Recorded scenarios",
                "Paid once",
                "OBSERVED",
                "recordings observed/checkout-paid-7.json",
                "2026-11-23",
                List.of("GET /v1/refunds/{id}"),
                "ObservedRecordingsTest"));
  }

  private List<Fact> marked(String mark) {
    return FACTS.stream().filter(fact -> fact.mark().equals(mark)).toList();
  }

  private static String claim(Fact fact) {
    return fact.test() + ": " + fact.source();
  }

  /** Recordings that are here, or somebody who is named. */
  private static boolean isWitnessed(String source, List<String> files) {
    if (source.startsWith("probe: ") || source.startsWith("https://")) {
      return true;
    }
    if (Recordings.files(Acceptance.FOLDER).stream()
        .anyMatch(file -> source.equals(ObservedRecordings.source(file)))) {
      return true;
    }
    if (!source.startsWith("recordings ")) {
      return false;
    }
    List<String> numbers = NUMBER.matcher(source).results().map(MatchResult::group).toList();
    return !numbers.isEmpty()
        && (source.contains(WITHHELD)
            || numbers.stream()
                .allMatch(number -> files.stream().anyMatch(file -> file.startsWith(number))));
  }
}
