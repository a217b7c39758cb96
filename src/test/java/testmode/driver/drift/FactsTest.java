package testmode.driver.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsTest {
  private static final List<Fact> SOME =
      List.of(
          new Fact("OBSERVED", "A", "recordings 1, \"2\"", List.of("GET /v1/x/{id}")),
          new Fact("ASSUMED", "B", "why", List.of("GET /v1/x/{id}", "GET /v1/x")),
          new Fact("DOCUMENTED", "C", "https://…", List.of("GET /v1/x/search")),
          new Fact("DIFFERS", "D", "because", List.of()));

  @ParameterizedTest
  @CsvSource({
    "/v1/x/pi_3AbcDef12, GET /v1/x/{id}",
    "/v1/x/search, GET /v1/x/search",
    "/v1/x, GET /v1/x",
    "/v1/y, GET /v1/y"
  })
  void aRequestTakesTheRouteThatNamesItMostExactly(String path, String route) {
    assertThat(Facts.of(SOME).route("GET", path)).isEqualTo(route);
  }

  @Test
  void aRouteIsAsSureAsItsMarks() {
    Facts facts = Facts.of(SOME);

    assertThat(facts.sureness("GET /v1/x/{id}")).isEqualTo("1 OBSERVED, 1 ASSUMED");
    assertThat(facts.sureness("GET /v1/y")).isEqualTo("not simulated");
    assertThat(facts.assumed("GET /v1/x")).extracting(Fact::behaviour).containsExactly("B");
    assertThat(facts.deliberate()).extracting(Fact::behaviour).containsExactly("D");
  }

  @Test
  void theTableIsReadAsItWasWritten() throws IOException {
    Facts read = Facts.parse(new StringReader(Facts.table(SOME)));

    assertThat(Facts.table(read.all())).isEqualTo(Facts.table(SOME));
    assertThat(read.all()).isEqualTo(SOME);
  }

  @Test
  void thisVersionsTableIsPackaged() {
    assertThat(Facts.load().sureness("POST /v1/payment_intents")).contains("OBSERVED");
  }
}
