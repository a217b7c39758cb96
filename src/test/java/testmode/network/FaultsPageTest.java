package testmode.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keeps docs/faults.md true. */
class FaultsPageTest {

  private static final Path PAGE = Path.of("docs/faults.md");

  @Test
  void thePageSaysWhatTheFaultsAreNow() throws IOException {
    String text = new FaultsPage().text();
    String committed = Files.exists(PAGE) ? Files.readString(PAGE) : "";

    if (!committed.equals(text)) {
      Files.writeString(PAGE, text);
      fail(PAGE + " no longer said what the faults are and has been written anew: commit it.");
    }
  }

  @Test
  void thePageNamesEveryFaultAndEverySentenceOnce() throws IOException {
    String text = new FaultsPage().text();

    assertThat(Faults.names())
        .isNotEmpty()
        .allSatisfy(name -> assertThat(text).containsOnlyOnce("\n| `" + name + "` | "));
    assertThat(new FaultSentences().all())
        .contains("the network applies {fault} to {span} {call}")
        .allSatisfy(sentence -> assertThat(text).containsOnlyOnce("| `" + sentence + "` | "));
  }

  @Test
  void everyLinkOfThePageLeadsToSomething() throws IOException {
    assertThat(Pattern.compile("]\\(([^)]+)\\)").matcher(new FaultsPage().text()).results())
        .isNotEmpty()
        .allSatisfy(link -> assertThat(PAGE.resolveSibling(link.group(1))).exists());
  }
}
