package testmode.acceptance.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PlaceTest {

  @Test
  void isRelativeToTheProject() {
    URI file = Path.of("features/checkout/x.feature").toUri();

    assertThat(Place.of(file, 7)).isEqualTo("features/checkout/x.feature:7");
  }

  @Test
  void takesCucumbersShortFileUris() {
    assertThat(Place.of(URI.create("file:features/x.feature"), 7))
        .isEqualTo("features/x.feature:7");
  }

  @Test
  void theFolderIsThePromise() {
    assertThat(ScenarioPages.promise(URI.create("file:features/refunds-and-disputes/x.feature")))
        .isEqualTo("Refunds and disputes");
    assertThat(ScenarioPages.promise(URI.create("file:features/x.feature"))).isEqualTo("Features");
  }

  @Test
  void theFirstLineOfAFailureIsTheFirstThatSaysSomething() {
    assertThat(FailureText.firstLine(new AssertionError("\n  Expecting:\n  more")))
        .isEqualTo("Expecting:");
    assertThat(FailureText.firstLine(new IllegalStateException()))
        .isEqualTo("IllegalStateException");
    assertThat(FailureText.firstLine(null)).isEqualTo("no reason was given");
  }
}
