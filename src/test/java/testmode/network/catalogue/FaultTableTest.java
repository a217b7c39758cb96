package testmode.network.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTableTest {

  private static final String HEAD = String.join(",", FaultTable.COLUMNS) + "\n";
  private static final List<String> LEGS = List.of("BEFORE_STRIPE", "AFTER_STRIPE");

  @Test
  void readsNameLegParametersAndSentences() throws IOException {
    FaultFacts slow =
        read("slow,BEFORE_STRIPE,delayMillis,7,milliseconds,\"Late, but whole.\",Slowness.\n"
                + "slow,,spreadMillis,2,milliseconds,,\n")
            .get("slow");

    assertThat(slow.leg()).isEqualTo("BEFORE_STRIPE");
    assertThat(slow.whatHappened()).isEqualTo("Late, but whole.");
    assertThat(slow.parameters())
        .containsExactly(
            Map.entry("delayMillis", new Parameter(7, "milliseconds")),
            Map.entry("spreadMillis", new Parameter(2, "milliseconds")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quick,BEFORE_STRIPE,,,,A.,B. | line 2: names a fault (quick) that nobody implements",
        "slow,BESIDE_STRIPE,,,,A.,B. | line 2: must name a leg of [BEFORE_STRIPE",
        "slow,BEFORE_STRIPE,delayMillis,soon,milliseconds,A.,B. | line 2: must give a default from"
            + " 0 to 3600000, not (soon)",
        "slow,BEFORE_STRIPE,delayMillis,-1,milliseconds,A.,B. | line 2: must give a default from 0"
            + " to 3600000, not (-1)",
        "slow,BEFORE_STRIPE,delayMillis,9,minutes,A.,B. | line 2: must give a unit of [",
        "slow,BEFORE_STRIPE,,9,,A.,B. | line 2: has a default or unit but no parameter",
        "slow,BEFORE_STRIPE,delayMillis,9,milliseconds,A., | line 2: must say both sentences",
        "slow,BEFORE_STRIPE,,,,A.,B. | describes slow wrongly: parameter (delayMillis) is unknown",
        "slow,BEFORE_STRIPE | line 2: must have 7 cells",
        "'' | must also describe [slow]",
        "'slow,BEFORE_STRIPE,,,,\"A' | must be CSV with balanced quotes",
      })
  void tellsFileLineAndRule(String lines, String message) {
    assertThatThrownBy(() -> read(lines + "\n"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("some.csv, line ")
        .hasMessageContaining(message);
  }

  @Test
  void tellsWrongColumns() {
    assertThatThrownBy(() -> table("name,leg\n"))
        .hasMessageStartingWith("some.csv, line 1: must have the columns [name, leg, parameter");
  }

  @Test
  void tellsAMissingFile() {
    assertThatThrownBy(
            () -> FaultTable.load("/no/faults.csv", Set.of("slow"), LEGS, facts -> facts))
        .hasMessage("/no/faults.csv must be on the class path");
  }

  private static Map<String, FaultFacts> read(String lines) throws IOException {
    return table(HEAD + lines);
  }

  private static Map<String, FaultFacts> table(String text) throws IOException {
    return FaultTable.read(
        "some.csv", new StringReader(text), Set.of("slow"), LEGS, FaultTableTest::delayed);
  }

  /** As a fault that has a delay. */
  private static FaultFacts delayed(FaultFacts facts) {
    facts.parameter("delayMillis");
    return facts;
  }
}
