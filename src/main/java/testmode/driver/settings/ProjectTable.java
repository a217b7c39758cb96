package testmode.driver.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A committed CSV table of two columns whose complaints name file, line, value and rule. */
record ProjectTable(String file, List<String> columns) {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

  /** One line: neither cell is empty. */
  record Row(String file, long line, String first, String second) {

    SettingsException wrong(String what) {
      return ProjectTable.wrong(file, line, what);
    }
  }

  ProjectTable(String file, String first, String second) {
    this(file, List.of(first, second));
  }

  /** The rows below the header, in their order; the file is on the class path. */
  List<Row> rows() {
    try (InputStream in = ProjectTable.class.getResourceAsStream("/" + file)) {
      if (in == null) {
        throw new SettingsException(
            List.of(file + " must be on the class path: build the project."));
      }
      return rows(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /** The rows of this text. */
  List<Row> rows(Reader text) throws IOException {
    List<Row> rows = new ArrayList<>();
    boolean headed = false;
    try (CSVParser records = FORMAT.parse(text)) {
      for (CSVRecord record : records) {
        long line = records.getCurrentLineNumber();
        if (headed) {
          rows.add(row(line, record.toList()));
        } else if (!record.toList().equals(columns)) {
          throw wrong(file, line, "the header must be " + String.join(",", columns));
        }
        headed = true;
      }
    } catch (CSVException | UncheckedIOException e) {
      throw wrong(file, rows.size() + 2L, "must be CSV with balanced quotes");
    }
    if (rows.isEmpty()) {
      throw wrong(file, 1, "must have a header and at least one row");
    }
    return List.copyOf(rows);
  }

  private Row row(long line, List<String> cells) {
    if (cells.size() != columns.size() || cells.stream().anyMatch(String::isBlank)) {
      throw wrong(
          file,
          line,
          "("
              + String.join(",", cells)
              + ") must have a value for each of "
              + String.join(",", columns));
    }
    return new Row(file, line, cells.get(0).strip(), cells.get(1).strip());
  }

  private static SettingsException wrong(String file, long line, String what) {
    return new SettingsException(List.of(file + ", line " + line + ": " + what + "."));
  }
}
