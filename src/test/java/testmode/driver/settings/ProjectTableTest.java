package testmode.driver.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectTableTest {

  @Test
  void theRequiredRowsAreThirteenInOrder() {
    assertThat(RequiredRow.all())
        .extracting(RequiredRow::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 13).boxed().toList());
  }

  @Test
  void emptyLinesAndQuotesAreNoRows() throws IOException {
    assertThat(requirements("number,title\n1,\"A, or B\"\n\n2,C\n"))
        .containsExactly(new RequiredRow(1, "A, or B"), new RequiredRow(2, "C"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          number,title;one,Paid     | line 2: number (one) must be 1: rows are counted from 1.
          number,title;1,Paid;3,Back| line 3: number (3) must be 2: rows are counted from 1.
          number,title;1            | line 2: (1) must have a value for each of number,title.
          number,title;1,           | line 2: (1,) must have a value for each of number,title.
          nr,title;1,Paid           | line 1: the header must be number,title.
          number,title              | line 1: must have a header and at least one row.
          number,title;1,"Paid      | line 2: must be CSV with balanced quotes.
          """)
  void aMalformedRowIsToldWithFileLineAndRule(String table, String problem) {
    assertThatThrownBy(() -> requirements(table.replace(';', '\n')))
        .isInstanceOf(SettingsException.class)
        .hasMessage("fixtures/requirements/int-025.csv, " + problem);
  }

  @ParameterizedTest
  @CsvSource({"M1", "M02"})
  void aSaboteurHasANumberAboveTheOneBefore(String id) {
    String table = "id,name\nM02,no key\n" + id + ",another\n";

    assertThatThrownBy(() -> KnownSaboteur.of(KnownSaboteur.TABLE.rows(new StringReader(table))))
        .hasMessage(
            "fixtures/saboteurs/saboteurs.csv, line 3: id (%s) must be M and two digits, greater"
                    .formatted(id)
                + " than the one before.");
  }

  private static List<RequiredRow> requirements(String table) throws IOException {
    return RequiredRow.of(RequiredRow.TABLE.rows(new StringReader(table)));
  }
}
