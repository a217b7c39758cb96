package testmode.driver.mapping;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import testmode.driver.StripeKeys;

/** The text of a mapping file, as far as YAML goes: one tree of nodes, and no live key in it. */
final class YamlText {

  /** Ten times the depth of the deepest mapping known; more would not fit the stack. */
  private static final int DEPTH = 100;

  private static final String NOT_YAML =
      "this is no YAML from here on, mostly by an indentation (spaces only), a bracket or a quote"
          + " that is left open in this line or above it: ";

  private static final String TOO_DEEP = "a block that holds itself, or too many in each other";

  private static final LoadSettings SETTINGS = LoadSettings.builder().build();

  private final Problems problems;
  private final Set<Node> above = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Node> walked = Collections.newSetFromMap(new IdentityHashMap<>());

  YamlText(Problems problems) {
    this.problems = problems;
  }

  /**
   * The tree; twice the same node where an alias stands.
   *
   * @throws MappingException when there is none
   */
  Node tree(String yaml) {
    refuseLiveKeys(yaml);
    try {
      refuseDepth(yaml);
      Node node = new Compose(SETTINGS).composeString(yaml).orElse(null);
      if (node != null && !(node instanceof MappingNode)) {
        problems.add(1, "the file must be a map of blocks, as in merchant: and flows:");
        throw problems.exception();
      }
      if (node != null) {
        walk(node);
        return node;
      }
      problems.add(
          1, "the file is empty; fixtures/merchants/reference-shop.yaml shows a whole one");
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      problems.add(line, told(e.getProblem()));
    } catch (ReaderException e) {
      problems.add(
          unprintable(yaml),
          String.format("U+%04X is no character that YAML knows; take it out", e.getCodePoint()));
    } catch (YamlEngineException e) {
      problems.add(1, NOT_YAML + String.valueOf(e.getMessage()).lines().findFirst().get());
    }
    throw problems.exception();
  }

  private static int unprintable(String yaml) {
    List<String> lines = yaml.lines().toList();
    int line = 0;
    while (line < lines.size() - 1 && StreamReader.isPrintable(lines.get(line))) {
      line++;
    }
    return line + 1;
  }

  private static String told(String problem) {
    return problem.contains("another document")
        ? "a second document begins here (---); write each into a file of its own"
        : NOT_YAML + problem;
  }

  /**
   * Before the tree is built: what builds it goes down with the blocks, and ends in no sentence.
   */
  private void refuseDepth(String yaml) {
    int depth = 0;
    for (Event event : new Parse(SETTINGS).parseString(yaml)) {
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        default -> {}
      }
      if (depth > DEPTH) {
        problems.add(event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1), TOO_DEEP);
        throw problems.exception();
      }
    }
  }

  /** Comments too: a file is handed around whole. */
  private void refuseLiveKeys(String yaml) {
    int line = 0;
    for (String text : yaml.lines().toList()) {
      line++;
      int here = line;
      StripeKeys.liveIn(text)
          .ifPresent(
              key -> problems.add(here, "a live key (" + key + "); only test keys may stand here"));
    }
  }

  private void walk(Node node) {
    if (above.contains(node) || above.size() > DEPTH) {
      problems.add(Problems.line(node), TOO_DEEP);
      throw problems.exception();
    }
    if (!walked.add(node)) {
      return;
    }
    above.add(node);
    if (node instanceof MappingNode map) {
      Map<String, Integer> lines = new HashMap<>();
      for (NodeTuple entry : map.getValue()) {
        if (entry.getKeyNode() instanceof ScalarNode key) {
          if (key.getValue().equals("<<")) {
            problems.add(
                Problems.line(key),
                "merge keys (<<) are not read: write the keys out; a whole block may be an alias");
            throw problems.exception();
          }
          Integer first = lines.putIfAbsent(key.getValue(), Problems.line(key));
          if (first != null) {
            problems.add(
                Problems.line(key),
                "key '" + key.getValue() + "' stands here twice; first in line " + first);
          }
        }
        walk(entry.getValueNode());
      }
    } else if (node instanceof SequenceNode list) {
      list.getValue().forEach(this::walk);
    }
    above.remove(node);
  }
}
