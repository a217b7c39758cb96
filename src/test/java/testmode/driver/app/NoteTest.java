package testmode.driver.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoteTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"number\":1,\"outcome\":\"paid\",\"reason\":null}] | number 1, outcome paid",
        "[{\"number\":1},{\"number\":2}] | number 1 / number 2",
        "\"tried twice\" | tried twice",
        "[] | ",
        "null | "
      })
  void anAppsHistoryReadsLikeALine(String json, String line) {
    assertThat(Note.line(JsonParser.parseString(json))).isEqualTo(line);
  }
}
