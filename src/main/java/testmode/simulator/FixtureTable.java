package testmode.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** A CSV table with a header line, whose complaints name file, line, value and what is allowed. */
final class FixtureTable {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .get();

  private final String file;
  private final List<String> columns;
  private final List<Row> rows;

  private FixtureTable(String file, List<String> columns, List<Row> rows) {
    this.file = file;
    this.columns = List.copyOf(columns);
    this.rows = List.copyOf(rows);
  }

  /** Reads {@code fixtures/stripe/<name>} from the class path. */
  static FixtureTable load(String name, String... required) {
    String file = "fixtures/stripe/" + name;
    try (InputStream in = FixtureTable.class.getResourceAsStream("/" + file)) {
      if (in == null) {
        throw new TableException(file, "is not on the class path; it ships with the simulator");
      }
      return parse(file, new InputStreamReader(in, StandardCharsets.UTF_8), required);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " could not be read", e);
    }
  }

  static FixtureTable parse(String file, Reader text, String... required) throws IOException {
    try (CSVParser parser = FORMAT.parse(text)) {
      List<String> columns = parser.getHeaderNames();
      Set<String> absent = new HashSet<>(List.of(required));
      columns.forEach(absent::remove);
      if (!absent.isEmpty()) {
        throw new TableException(
            file, 1, "column " + absent + " is missing; required: " + List.of(required));
      }
      List<Row> rows = new ArrayList<>();
      for (CSVRecord record : parser) {
        long line = parser.getCurrentLineNumber();
        if (!record.isConsistent()) {
          String rule = record.size() + " values, but the header names " + columns.size();
          throw new TableException(file, line, rule);
        }
        rows.add(new Row(file, line, record.toMap()));
      }
      if (rows.isEmpty()) {
        throw new TableException(file, "has no rows; at least one is needed");
      }
      return new FixtureTable(file, columns, rows);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new TableException(file, "is not a CSV table: " + e.getMessage());
    }
  }

  String file() {
    return file;
  }

  List<String> columns() {
    return columns;
  }

  List<Row> rows() {
    return rows;
  }

  /** One line of the table. */
  record Row(String file, long line, Map<String, String> values) {

    Row {
      values = Map.copyOf(values);
    }

    /** The value of a column, or null if it is empty. */
    @Nullable String text(String column) {
      String value = values.getOrDefault(column, "").strip();
      return value.isEmpty() ? null : value;
    }

    String required(String column) {
      String value = text(column);
      if (value == null) {
        throw wrong(column, "must not be empty");
      }
      return value;
    }

    long whole(String column, long min, long max) {
      String value = required(column);
      try {
        long number = Long.parseLong(value);
        if (number >= min && number <= max) {
          return number;
        }
      } catch (NumberFormatException e) {
        // told below, with the range
      }
      throw wrong(column, "must be a whole number from " + min + " to " + max);
    }

    BigDecimal positive(String column) {
      String value = required(column);
      try {
        BigDecimal number = new BigDecimal(value);
        if (number.signum() > 0) {
          return number;
        }
      } catch (NumberFormatException e) {
        // told below
      }
      throw wrong(column, "must be a decimal number above 0");
    }

    <E extends Enum<E>> E oneOf(String column, E[] allowed) {
      String value = required(column);
      for (E candidate : allowed) {
        if (wire(candidate).equals(value)) {
          return candidate;
        }
      }
      List<String> names = Arrays.stream(allowed).map(Row::wire).toList();
      throw wrong(column, "is unknown; allowed: " + String.join(", ", names));
    }

    TableException wrong(String column, String rule) {
      String value = column.equals("number") ? "" : " \"" + values.get(column) + "\"";
      return new TableException(file, line, column + value + " " + rule);
    }

    private static String wire(Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT);
    }
  }
}
