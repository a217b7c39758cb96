package testmode.acceptance.selection;

import io.cucumber.tagexpressions.Expression;
import io.cucumber.tagexpressions.TagExpressionException;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import testmode.acceptance.selection.FeatureFile.Entry;

/** Finds what a selection stands for, and refuses one that stands for nothing. */
final class SelectionGuard {

  private static final Pattern PATH_WITH_LINES = Pattern.compile("(.+?)((?::\\d+)*)");

  private final Path root;

  SelectionGuard(Path root) {
    this.root = root;
  }

  /**
   * The scenarios that would run.
   *
   * @throws SelectionRefused when a path, a line, a tag expression or a name stands for no scenario
   */
  List<Entry> matching(Selection selection) {
    List<String> paths = selection.paths().isEmpty() ? List.of("features") : selection.paths();
    List<Entry> entries = new ArrayList<>();
    for (String path : paths) {
      entries.addAll(at(path));
    }
    if (selection.tags() != null) {
      entries = narrowed(entries, tagged(selection.tags()), Selection.TAGS, selection.tags());
    }
    if (selection.name() != null) {
      entries = narrowed(entries, named(selection.name()), Selection.NAME, selection.name());
    }
    return entries;
  }

  private List<Entry> at(String pathWithLines) {
    Matcher parts = PATH_WITH_LINES.matcher(pathWithLines);
    if (!parts.matches()) {
      throw new SelectionRefused(Selection.FEATURES + " holds an empty path.");
    }
    String path = parts.group(1);
    Path file = root.resolve(path.startsWith("file:") ? path.substring("file:".length()) : path);
    if (!Files.exists(file)) {
      throw new SelectionRefused(
          Selection.FEATURES + " names '" + path + "', and there is no such file or folder.");
    }
    List<FeatureFile> files = filesIn(file);
    List<Entry> entries = files.stream().flatMap(each -> each.entries().stream()).toList();
    if (entries.isEmpty()) {
      throw new SelectionRefused(
          Selection.FEATURES + " names '" + path + "', which holds no scenario.");
    }
    if (parts.group(2).isEmpty()) {
      return entries;
    }
    if (Files.isDirectory(file)) {
      throw new SelectionRefused(
          Selection.FEATURES + " names lines of '" + path + "', which is a folder.");
    }
    return Pattern.compile(":")
        .splitAsStream(parts.group(2).substring(1))
        .flatMap(line -> at(files.get(0), path, Integer.parseInt(line)).stream())
        .toList();
  }

  private static List<Entry> at(FeatureFile file, String path, int line) {
    List<Entry> entries = file.entriesAt(line);
    if (entries.isEmpty()) {
      throw new SelectionRefused(
          "line "
              + line
              + " of "
              + path
              + " is no scenario; scenarios, outlines and example rows are at "
              + file.places().stream().map(String::valueOf).collect(Collectors.joining(", "))
              + ".");
    }
    return entries;
  }

  private static List<FeatureFile> filesIn(Path fileOrFolder) {
    try (Stream<Path> paths = Files.walk(fileOrFolder)) {
      return paths
          .filter(path -> path.getFileName().toString().endsWith(".feature"))
          .sorted()
          .map(FeatureFile::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into " + fileOrFolder, e);
    }
  }

  private static List<Entry> narrowed(
      List<Entry> entries, Predicate<Entry> filter, String property, String value) {
    List<Entry> left = entries.stream().filter(filter).toList();
    if (left.isEmpty()) {
      throw new SelectionRefused(
          property + " (" + value + ") matches none of " + entries.size() + " scenarios.");
    }
    return left;
  }

  private static Predicate<Entry> tagged(String text) {
    try {
      Expression expression = TagExpressionParser.parse(text);
      return entry -> expression.evaluate(entry.tags());
    } catch (TagExpressionException e) {
      throw new SelectionRefused(
          Selection.TAGS + " (" + text + ") is not a tag expression such as '@a and not @b'.");
    }
  }

  private static Predicate<Entry> named(String text) {
    try {
      Predicate<String> pattern = Pattern.compile(text).asPredicate();
      return entry -> pattern.test(entry.name());
    } catch (PatternSyntaxException e) {
      throw new SelectionRefused(
          Selection.NAME
              + " ("
              + text
              + ") is not a regular expression: "
              + e.getDescription()
              + ".");
    }
  }
}
