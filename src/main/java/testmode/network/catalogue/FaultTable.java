package testmode.network.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code faults.csv}: a line for each fault, and for each further parameter a line that gives
 * name, parameter, default and unit only.
 */
public final class FaultTable {

  static final List<String> COLUMNS =
      List.of(
          "name",
          "leg",
          "parameter",
          "default",
          "unit",
          "what happened",
          "what the merchant notices");

  private static final Set<String> UNITS = Set.of("milliseconds", "seconds", "bytes", "copies");

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

  private final String file;
  private final Set<String> known;
  private final List<String> legs;
  private final Map<String, FaultFacts> facts = new LinkedHashMap<>();
  private long line = 1;

  private FaultTable(String file, Set<String> known, List<String> legs) {
    this.file = file;
    this.known = known;
    this.legs = legs;
  }

  /**
   * The faults of a file on the class path, in its order.
   *
   * @throws IllegalStateException with file, line and rule when the file is missing or breaks one
   */
  public static <F> Map<String, F> load(
      String file, Set<String> known, List<String> legs, Function<FaultFacts, F> making) {
    FaultTable table = new FaultTable(file, known, legs);
    try (InputStream stream = FaultTable.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException(file + " must be on the class path");
      }
      return table.read(new InputStreamReader(stream, StandardCharsets.UTF_8), making);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /** The faults of this text; {@code file} is for messages only. */
  static <F> Map<String, F> read(
      String file,
      Reader text,
      Set<String> known,
      List<String> legs,
      Function<FaultFacts, F> making)
      throws IOException {
    return new FaultTable(file, known, legs).read(text, making);
  }

  private <F> Map<String, F> read(Reader text, Function<FaultFacts, F> making) throws IOException {
    try (CSVParser records = FORMAT.parse(text)) {
      for (CSVRecord row : records) {
        line = records.getCurrentLineNumber();
        take(row);
      }
    } catch (CSVException | UncheckedIOException e) {
      throw wrong("must be CSV with balanced quotes (" + e.getMessage() + ")", e);
    }
    requireAllKnown();
    Map<String, F> faults = new LinkedHashMap<>();
    facts.forEach((name, fact) -> faults.put(name, made(fact, making)));
    return faults;
  }

  private void take(CSVRecord row) {
    List<String> cells = Arrays.asList(row.values());
    if (row.getRecordNumber() == 1) {
      require(cells.equals(COLUMNS), "must have the columns %s", COLUMNS);
      return;
    }
    require(cells.size() == COLUMNS.size(), "must have %s cells", COLUMNS.size());
    String name = row.get(0);
    require(known.contains(name), "names a fault (%s) that nobody implements", name);
    FaultFacts before = facts.get(name);
    facts.put(name, before == null ? first(row) : further(before, row));
  }

  private FaultFacts first(CSVRecord row) {
    String leg = row.get(1);
    require(legs.contains(leg), "must name a leg of %s, not (%s)", legs, leg);
    require(!row.get(5).isBlank() && !row.get(6).isBlank(), "must say both sentences");
    return new FaultFacts(row.get(0), leg, row.get(5), row.get(6), parameter(row));
  }

  private FaultFacts further(FaultFacts before, CSVRecord row) {
    boolean empty = (row.get(1) + row.get(5) + row.get(6)).isEmpty();
    require(
        empty && !row.get(2).isEmpty(),
        "repeats %s; a further parameter gives name, parameter, default and unit only",
        before.name());
    Map<String, Parameter> parameters = new LinkedHashMap<>(before.parameters());
    parameters.putAll(parameter(row));
    return new FaultFacts(
        before.name(),
        before.leg(),
        before.whatHappened(),
        before.whatTheMerchantNotices(),
        parameters);
  }

  private Map<String, Parameter> parameter(CSVRecord row) {
    String value = row.get(3);
    if (row.get(2).isEmpty()) {
      require(value.isEmpty() && row.get(4).isEmpty(), "has a default or unit but no parameter");
      return Map.of();
    }
    require(UNITS.contains(row.get(4)), "must give a unit of %s, not (%s)", UNITS, row.get(4));
    require(
        value.matches("\\d{1,7}") && Long.parseLong(value) <= FaultFacts.MOST,
        "must give a default from 0 to %s, not (%s)",
        FaultFacts.MOST,
        value);
    return Map.of(row.get(2), new Parameter(Long.parseLong(value), row.get(4)));
  }

  private void requireAllKnown() {
    List<String> missing = new ArrayList<>(known);
    missing.removeAll(facts.keySet());
    require(missing.isEmpty(), "must also describe %s", missing);
  }

  private <F> F made(FaultFacts fact, Function<FaultFacts, F> making) {
    try {
      return making.apply(fact);
    } catch (IllegalArgumentException e) {
      throw wrong("describes " + fact.name() + " wrongly: " + e.getMessage(), e);
    }
  }

  private void require(boolean kept, String rule, Object... values) {
    if (!kept) {
      throw wrong(rule.formatted(values), null);
    }
  }

  private IllegalStateException wrong(String rule, @Nullable Exception cause) {
    return new IllegalStateException("%s, line %d: %s".formatted(file, line, rule), cause);
  }
}
