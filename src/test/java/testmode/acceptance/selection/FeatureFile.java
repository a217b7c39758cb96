package testmode.acceptance.selection;

import io.cucumber.gherkin.GherkinParser;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Examples;
import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.FeatureChild;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Location;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleTag;
import io.cucumber.messages.types.Rule;
import io.cucumber.messages.types.RuleChild;
import io.cucumber.messages.types.Scenario;
import io.cucumber.messages.types.TableCell;
import io.cucumber.messages.types.TableRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One feature file: which scenarios it holds, and which of its lines the engine takes for a place
 * to run.
 *
 * <p>Such a line is that of a feature, a rule, a scenario, an outline, an examples block or an
 * example row. For any other the engine silently runs the whole file.
 */
final class FeatureFile {

  /**
   * One scenario or example row, as it would run.
   *
   * @param lines of the feature, the rule, the scenario, the examples, the row: as deep as it
   *     stands
   * @param values of the example row, cell by cell; empty for a scenario
   */
  record Entry(
      Path file, List<Integer> lines, String name, List<String> values, List<String> tags) {

    int line() {
      return lines.get(lines.size() - 1);
    }
  }

  private final Path path;
  private final List<Entry> entries = new ArrayList<>();
  private final SortedSet<Integer> places = new TreeSet<>();
  private final Map<String, List<Integer>> linesByNode = new HashMap<>();
  private final Map<String, List<String>> valuesByRow = new HashMap<>();

  private FeatureFile(Path path) {
    this.path = path;
  }

  /**
   * Reads it with the parser that Cucumber brings.
   *
   * @throws SelectionRefused when it is not Gherkin
   */
  static FeatureFile parse(Path path) {
    FeatureFile file = new FeatureFile(path);
    GherkinParser parser = GherkinParser.builder().includeSource(false).build();
    try {
      List<Envelope> envelopes = parser.parse(path).toList();
      envelopes.stream()
          .flatMap(envelope -> envelope.getParseError().stream())
          .findFirst()
          .ifPresent(
              error -> {
                throw new SelectionRefused(path + " is not Gherkin: " + error.getMessage());
              });
      envelopes.stream()
          .flatMap(envelope -> envelope.getGherkinDocument().stream())
          .flatMap((GherkinDocument document) -> document.getFeature().stream())
          .forEach(file::feature);
      envelopes.stream().flatMap(envelope -> envelope.getPickle().stream()).forEach(file::pickle);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
    return file;
  }

  Path path() {
    return path;
  }

  /** All scenarios, in the order of the file. */
  List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** The lines that can be asked for. */
  SortedSet<Integer> places() {
    return places;
  }

  /** The scenarios that a line stands for: itself, or all that are below it. */
  List<Entry> entriesAt(int line) {
    return entries.stream().filter(entry -> entry.lines().contains(line)).toList();
  }

  private void feature(Feature feature) {
    List<Integer> lines = below(List.of(), feature.getLocation());
    for (FeatureChild child : feature.getChildren()) {
      child.getScenario().ifPresent(scenario -> scenario(lines, scenario));
      child.getRule().ifPresent(rule -> rule(lines, rule));
    }
  }

  private void rule(List<Integer> above, Rule rule) {
    List<Integer> lines = below(above, rule.getLocation());
    for (RuleChild child : rule.getChildren()) {
      child.getScenario().ifPresent(scenario -> scenario(lines, scenario));
    }
  }

  private void scenario(List<Integer> above, Scenario scenario) {
    List<Integer> lines = below(above, scenario.getLocation());
    linesByNode.put(scenario.getId(), lines);
    for (Examples examples : scenario.getExamples()) {
      List<Integer> block = below(lines, examples.getLocation());
      for (TableRow row : examples.getTableBody()) {
        linesByNode.put(row.getId(), below(block, row.getLocation()));
        valuesByRow.put(row.getId(), row.getCells().stream().map(TableCell::getValue).toList());
      }
    }
  }

  private void pickle(Pickle pickle) {
    List<String> nodes = pickle.getAstNodeIds();
    String node = nodes.get(nodes.size() - 1);
    List<Integer> lines = Objects.requireNonNull(linesByNode.get(node), pickle.getName());
    List<String> values = valuesByRow.getOrDefault(node, List.of());
    List<String> tags = pickle.getTags().stream().map(PickleTag::getName).toList();
    entries.add(new Entry(path, lines, pickle.getName(), values, tags));
  }

  private List<Integer> below(List<Integer> above, Location location) {
    int line = Math.toIntExact(location.getLine());
    places.add(line);
    List<Integer> lines = new ArrayList<>(above);
    lines.add(line);
    return List.copyOf(lines);
  }
}
