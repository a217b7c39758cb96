package testmode.acceptance.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * One row of INT-025: something that must hold before a release.
 *
 * @param number from 1, as in the tag {@code @INT-025.1}
 */
public record Requirement(int number, String title) {

  private static final String FILE = "/fixtures/requirements/int-025.csv";

  public Requirement {
    if (number < 1 || title.isBlank()) {
      throw new IllegalArgumentException(
          FILE + ": number (" + number + ") must be 1 or more and title (" + title + ") not empty");
    }
  }

  /** The name in tags and in {@code testmode.accept-skips}: {@code INT-025.3}. */
  public String id() {
    return "INT-025." + number;
  }

  /** All rows, in order. */
  public static List<Requirement> all() {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (InputStream in =
            Objects.requireNonNull(Requirement.class.getResourceAsStream(FILE), FILE);
        CSVParser rows =
            CSVParser.parse(new InputStreamReader(in, StandardCharsets.UTF_8), format)) {
      return rows.stream()
          .map(row -> new Requirement(Integer.parseInt(row.get("number")), row.get("title")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }
}
