package testmode.doctor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads of a feature file which scenarios it holds and what each needs; of Gherkin it knows tags,
 * headings, tables and doc strings, which is all that this takes.
 */
final class FeatureReader {

  private static final String NEEDS = "@needs:";
  private static final String EVENT = "@event:";

  private final String file;
  private final List<Planned> scenarios = new ArrayList<>();

  /** Tags of the lines above, not yet given to a heading. */
  private Set<String> pending = new HashSet<>();

  private Set<String> ofFeature = Set.of();
  private Set<String> ofRule = Set.of();
  private Set<String> ofOutline = Set.of();
  private String outline = "";

  /** The columns of the examples that are read; empty before their header. */
  private List<String> columns = List.of();

  private Set<String> ofExamples = Set.of();
  private boolean inExamples;
  private boolean inText;

  private FeatureReader(String file) {
    this.file = file;
  }

  static List<Planned> read(String file, List<String> lines) {
    FeatureReader reader = new FeatureReader(file);
    lines.forEach(line -> reader.line(line.strip()));
    return reader.scenarios;
  }

  private void line(String line) {
    if (line.startsWith("\"\"\"") || line.startsWith("```")) {
      inText = !inText;
    } else if (inText || line.isEmpty() || line.startsWith("#")) {
      return;
    } else if (line.startsWith("@")) {
      pending.addAll(List.of(line.split("\\s+#", 2)[0].split("\\s+")));
    } else if (line.startsWith("|")) {
      row(line);
    } else {
      heading(line);
    }
  }

  private void heading(String line) {
    int colon = line.indexOf(':');
    String word = colon < 0 ? "" : line.substring(0, colon);
    String name = colon < 0 ? "" : line.substring(colon + 1).strip();
    switch (word) {
      case "Feature" -> ofFeature = taken();
      case "Rule" -> ofRule = taken();
      case "Scenario", "Example" -> add(name, taken());
      case "Scenario Outline", "Scenario Template" -> {
        outline = name;
        ofOutline = taken();
      }
      case "Examples", "Scenarios" -> {
        ofExamples = taken();
        columns = List.of();
        inExamples = true;
        return;
      }
      default -> {
        // A step, or a sentence of the description: neither ends the examples that follow.
      }
    }
    inExamples = false;
  }

  private void row(String line) {
    if (!inExamples) {
      return;
    }
    List<String> cells = cells(line);
    if (columns.isEmpty()) {
      columns = cells;
      return;
    }
    String name = outline;
    for (int i = 0; i < columns.size() && i < cells.size(); i++) {
      name = name.replace("<" + columns.get(i) + ">", cells.get(i));
    }
    Set<String> tags = new HashSet<>(ofOutline);
    tags.addAll(ofExamples);
    add(name, tags);
  }

  private void add(String name, Set<String> own) {
    Set<String> tags = new HashSet<>(ofFeature);
    tags.addAll(ofRule);
    tags.addAll(own);
    scenarios.add(new Planned(file, name, said(tags, NEEDS), said(tags, EVENT)));
  }

  private static Set<String> said(Set<String> tags, String beginning) {
    return tags.stream()
        .filter(tag -> tag.startsWith(beginning))
        .map(tag -> tag.substring(beginning.length()))
        .collect(Collectors.toSet());
  }

  private Set<String> taken() {
    Set<String> taken = pending;
    pending = new HashSet<>();
    return taken;
  }

  private static List<String> cells(String line) {
    String inner = line.substring(1, line.lastIndexOf('|') > 0 ? line.lastIndexOf('|') : 1);
    List<String> cells = new ArrayList<>();
    for (String cell : inner.split("(?<!\\\\)\\|", -1)) {
      cells.add(cell.strip().replace("\\|", "|"));
    }
    return cells;
  }
}
