package testmode.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences that arm faults and the words in them, as the sources of the steps have them. */
final class FaultSentences {

  static final Path STEPS = Path.of("src/test/java/testmode/acceptance/steps/NetworkSteps.java");
  static final Path WORDS = Path.of("src/test/java/testmode/acceptance/steps/Vocabulary.java");

  private static final Pattern SENTENCE =
      Pattern.compile("@(?:Given|When)\\(\\s*\"(the network [^\"]+)\"");
  private static final Pattern WORD =
      Pattern.compile("@ParameterType\\(((?:\\s*\\+?\\s*\"[^\"]*\")+)\\)\\s+public \\S+ (\\w+)\\(");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

  /** Sentence to what it matches in a feature, in the order of the source. */
  private final Map<String, Pattern> sentences = new LinkedHashMap<>();

  /** Name to pattern, without the braces. */
  private final Map<String, String> words = new LinkedHashMap<>();

  FaultSentences() throws IOException {
    Matcher word = WORD.matcher(Files.readString(WORDS));
    while (word.find()) {
      words.put(word.group(2), literal(word.group(1)));
    }
    words.put("int", "\\d+");
    Matcher sentence = SENTENCE.matcher(Files.readString(STEPS));
    while (sentence.find()) {
      sentences.put(sentence.group(1), Pattern.compile(regex(sentence.group(1))));
    }
  }

  List<String> all() {
    return List.copyOf(sentences.keySet());
  }

  /** The first line of the features that is such a sentence; empty when there is none. */
  String example(String sentence, List<String> lines) {
    Pattern pattern = sentences.get(sentence);
    for (String line : lines) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.find()) {
        return matcher.group();
      }
    }
    return "";
  }

  /** The words that the sentences use, but for the fault itself, with what may stand there. */
  Map<String, List<String>> choices() {
    Map<String, List<String>> choices = new LinkedHashMap<>();
    for (String sentence : sentences.keySet()) {
      PLACEHOLDER
          .matcher(sentence)
          .results()
          .map(found -> found.group(1))
          .filter(name -> !name.equals("fault") && !name.equals("int"))
          .forEach(name -> choices.put(name, List.of(pattern(name).split("\\|"))));
    }
    return choices;
  }

  /** Whether a sentence can name this fault. */
  boolean canName(String fault) {
    return fault.matches(pattern("fault"));
  }

  /** The value of literals of Java that a plus joins. */
  private static String literal(String source) {
    String joined = source.replaceAll("\"\\s*\\+\\s*\"", "").strip();
    return joined.substring(1, joined.length() - 1).replace("\\\\", "\\");
  }

  private String pattern(String name) {
    String pattern = words.get(name);
    if (pattern == null) {
      throw new IllegalStateException(
          "{" + name + "} of a sentence in " + STEPS + " must be a word of " + WORDS);
    }
    return pattern;
  }

  private String regex(String sentence) {
    List<String> parts = new ArrayList<>();
    for (String part : sentence.split(" ")) {
      parts.add(
          part.contains("/")
              ? "(?:" + part.replace('/', '|') + ")"
              : PLACEHOLDER.matcher(part).replaceAll(this::group));
    }
    return String.join(" ", parts);
  }

  private String group(MatchResult placeholder) {
    return Matcher.quoteReplacement("(?:" + pattern(placeholder.group(1)) + ")");
  }
}
