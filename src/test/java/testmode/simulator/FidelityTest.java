package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import testmode.simulator.StripeFacts.Fact;

/** Keeps docs/fidelity.md true, and every claim of faithfulness backed by something. */
class FidelityTest {
  private static final Path PAGE = Path.of("docs/fidelity.md");
  private static final Path RECORDINGS = Path.of("fixtures/stripe/recordings");
  private static final Pattern NUMBER = Pattern.compile("\\b\\d{3}[a-z]?\\b");
  private static final String WITHHELD = "(not redistributed)";

  private final List<Fact> facts = StripeFacts.all();

  @Test
  void thePageSaysWhatIsSimulatedNow() throws IOException {
    String text = new FidelityPage().text();
    String committed = Files.exists(PAGE) ? Files.readString(PAGE) : "";

    if (!committed.equals(text)) {
      Files.writeString(PAGE, text);
      fail(PAGE + " no longer said what is simulated and has been written anew: commit it.");
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
}
