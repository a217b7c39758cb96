package testmode.driver.drift;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * How sure each simulated behaviour is, as {@code fixtures/stripe/facts.csv} says it: the marks of
 * the contract tests, written by {@code FidelityTest} together with {@code docs/fidelity.md}.
 */
public final class Facts {

  private static final String FILE = "/fixtures/stripe/facts.csv";
  private static final String[] COLUMNS = {"mark", "behaviour", "source", "routes"};
  private static final String BETWEEN = "; ";

  /** The surest first. */
  private static final List<String> MARKS = List.of("OBSERVED", "DOCUMENTED", "ASSUMED", "DIFFERS");

  private final List<Fact> all;

  private Facts(List<Fact> all) {
    this.all = List.copyOf(all);
  }

  /** These. */
  public static Facts of(List<Fact> facts) {
    return new Facts(facts);
  }

  List<Fact> all() {
    return all;
  }

  /** Those of this version. */
  public static Facts load() {
    try (InputStream in = Facts.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not in the class path: build the project");
      }
      return parse(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " cannot be read", e);
    }
  }

  static Facts parse(Reader text) throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180.builder().setHeader(COLUMNS).setSkipHeaderRecord(true).get();
    List<Fact> facts = new ArrayList<>();
    try (CSVParser rows = format.parse(text)) {
      for (CSVRecord row : rows) {
        String routes = row.get("routes");
        facts.add(
            new Fact(
                row.get("mark"),
                row.get("behaviour"),
                row.get("source"),
                routes.isEmpty() ? List.of() : Arrays.asList(routes.split(BETWEEN))));
      }
    }
    return new Facts(facts);
  }

  /** The text of the table. */
  public static String table(List<Fact> facts) {
    StringBuilder text = new StringBuilder(String.join(",", COLUMNS)).append('\n');
    for (Fact fact : facts) {
      String routes = String.join(BETWEEN, fact.routes());
      text.append(CSVFormat.RFC4180.format(fact.mark(), fact.behaviour(), fact.source(), routes));
      text.append('\n');
    }
    return text.toString();
  }

  /** The route that a request takes, as the table names it. */
  public String route(String method, String path) {
    return Fact.route(all, method, path);
  }

  /** {@code 31 OBSERVED, 4 ASSUMED}: how sure is what is simulated on that route alone. */
  public String sureness(String route) {
    Map<String, Long> counted =
        all.stream()
            .filter(fact -> fact.isAbout(route))
            .collect(Collectors.groupingBy(Fact::mark, TreeMap::new, Collectors.counting()));
    return counted.isEmpty()
        ? "not simulated"
        : MARKS.stream()
            .filter(counted::containsKey)
            .map(mark -> counted.get(mark) + " " + mark)
            .collect(Collectors.joining(", "));
  }

  /** What is simulated on that route without having been seen or read of at Stripe. */
  public List<Fact> assumed(String route) {
    return all.stream()
        .filter(fact -> fact.mark().equals("ASSUMED") && fact.isAbout(route))
        .toList();
  }

  /** What is deliberately simulated otherwise than Stripe does it. */
  public List<Fact> deliberate() {
    return all.stream().filter(fact -> fact.mark().equals("DIFFERS")).toList();
  }
}
