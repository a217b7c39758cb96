package testmode.simulator;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import testmode.driver.drift.Acceptance;
import testmode.driver.drift.Facts;
import testmode.driver.recording.KeptExchange;
import testmode.driver.recording.Recording;
import testmode.driver.recording.Recordings;
import testmode.simulator.StripeFacts.Fact;

/** The accepted recordings as facts: a test asks the simulator each of them again. */
final class ObservedRecordings {
  private static final String SUBJECT = "Recorded scenarios";
  private static final String TEST = "ObservedRecordingsTest";

  private ObservedRecordings() {}

  static List<Fact> facts(List<Fact> marked) {
    return facts(Acceptance.FOLDER, marked);
  }

  /**
   * @param marked the other facts, which name the routes
   */
  static List<Fact> facts(Path folder, List<Fact> marked) {
    Facts routes = Facts.of(marked.stream().map(FactsTable::row).toList());
    return Recordings.files(folder).stream()
        .map(Recordings::read)
        .map(recording -> fact(recording, routes))
        .toList();
  }

  /** What the source of such a fact is called. */
  static String source(Path file) {
    return "recordings observed/" + file.getFileName();
  }

  private static Fact fact(Recording recording, Facts routes) {
    Set<String> known = Set.copyOf(RouteTable.registered());
    return new Fact(
        SUBJECT,
        recording.scenario(),
        "OBSERVED",
        source(Path.of(recording.name() + ".json")),
        LocalDate.ofInstant(recording.began(), ZoneOffset.UTC).toString(),
        recording.exchanges().stream()
            .filter(KeptExchange::reachedStripe)
            .map(KeptExchange::request)
            .map(request -> routes.route(request.method(), request.path()))
            .filter(known::contains)
            .distinct()
            .sorted()
            .toList(),
        TEST);
  }
}
