package testmode.ci;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * One file of {@code .github/workflows}, as text and as what YAML makes of it.
 *
 * @param name of the file
 */
record Workflow(String name, String text) {

  private static final Path FOLDER = Path.of(".github/workflows");

  static List<Workflow> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().map(file -> named(file.getFileName().toString())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into " + FOLDER, e);
    }
  }

  static Workflow named(String name) {
    try {
      return new Workflow(name, Files.readString(FOLDER.resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FOLDER.resolve(name), e);
    }
  }

  /** What stands at this path, null for nothing: {@code jobs night timeout-minutes}. */
  @Nullable Object at(String path) {
    Object node = yaml(text);
    for (String key : path.split(" ")) {
      node = node instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return node;
  }

  List<String> jobs() {
    Map<?, ?> jobs = (Map<?, ?>) Objects.requireNonNull(at("jobs"), name);
    return jobs.keySet().stream().map(String::valueOf).toList();
  }

  /** The steps of a job, each as a map. */
  List<Map<?, ?>> steps(String job) {
    List<?> steps = (List<?>) Objects.requireNonNull(at("jobs " + job + " steps"), job);
    return steps.stream().<Map<?, ?>>map(step -> (Map<?, ?>) step).toList();
  }

  /**
   * Any YAML.
   *
   * @throws org.snakeyaml.engine.v2.exceptions.YamlEngineException when it is none
   */
  static Object yaml(String text) {
    LoadSettings settings = LoadSettings.builder().setAllowDuplicateKeys(false).build();
    return new Load(settings).loadFromString(text);
  }

  @Override
  public String toString() {
    return name;
  }
}
