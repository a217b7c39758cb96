package testmode.driver.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingsTest {
  private static final String GOOD =
      """
      {"version": 1, "scenario": "Paid", "place": null, "began": "2026-11-23T09:00:00Z",
       "stripe": "stripe", "api_version": "2026-07-29.dahlia",
       "exchanges": [
        {"number": 1, "from": "merchant", "at_millis": 5, "took_millis": 2, "fault": null, "reached_stripe": true,
         "request": {"method": "POST", "path": "/v1/refunds", "query": {}, "headers": {},
                     "form": {"amount": "1000", "expand[]": ["charge", "payment_intent"]}},
         "response": {"status": 200, "headers": {}, "body": {"id": "re_1"}}}]}
      """;

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("paid.json"), text);
  }

  @Test
  void aRecordingIsReadAsItWasWritten() throws IOException {
    Recording recording = Recordings.read(file(GOOD));

    Path again = Recordings.write(folder.resolve("again"), recording);

    assertThat(Recordings.read(again)).isEqualTo(recording);
    assertThat(recording.exchanges().get(0).request().form()).isNotNull();
    assertThat(recording.exchanges().get(0).request().form().encoded())
        .isEqualTo("amount=1000&expand%5B%5D=charge&expand%5B%5D=payment_intent");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "version": 1             | "version": 2             | version (2) must be 1
          "scenario": "Paid"       | "scenario": 7            | scenario must be a text or null
          "stripe": "stripe"       | "stripe": "somewhere"    | stripe must be one of stripe, simulator, elsewhere
          2026-11-23T09:00:00Z     | yesterday                | began must be an instant, such as 2026-
          "from": "merchant"       | "from": "office"         | exchanges[0].from must be merchant or shopper
          "method": "POST",        | ''                       | exchanges[0].request.method must be a text
          "status": 200            | "status": "200 OK"       | exchanges[0].response.status must be a whole number
          "reached_stripe": true   | "reached_stripe": 1      | exchanges[0].reached_stripe must be true or false
          "amount": "1000"         | "amount": 1000           | exchanges[0].request.form.amount must be a text
          "fault": null,           | "fault": null            | it is no JSON: Unterminated object at line 4
          "fault": null            | "fault": {"name": "x"}   | exchanges[0].fault.leg must be before_stripe or after_stripe
          """)
  void aBrokenFileIsExplainedWithItsPlaceAndTheRemedy(String good, String bad, String explanation)
      throws IOException {
    assertThat(GOOD).contains(good);
    Path file = file(GOOD.replace(good, bad));

    assertThatThrownBy(() -> Recordings.in(folder))
        .isInstanceOf(RecordingException.class)
        .hasMessageStartingWith(file + ": " + explanation)
        .hasMessageEndingWith(
            "; record the scenario anew with -Dtestmode.keep-exchanges, or take the file away.");
  }

  @Test
  void whatIsNoTextIsSaidSo() throws IOException {
    Files.write(folder.resolve("x.json"), "\"ä\"".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> Recordings.in(folder)).hasMessageContaining("no text in UTF-8");
  }

  @Test
  void aFolderWithoutRecordingsIsNamed() {
    assertThatThrownBy(() -> Recordings.in(folder)).hasMessageStartingWith(folder + " holds no");
    assertThatThrownBy(() -> Recordings.in(folder.resolve("no")))
        .hasMessageStartingWith(folder.resolve("no") + " is no folder, seen from ");
    assertThat(Recordings.files(folder.resolve("no"))).isEmpty();
  }
}
