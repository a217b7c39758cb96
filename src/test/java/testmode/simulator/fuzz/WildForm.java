package testmode.simulator.fuzz;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import testmode.simulator.pipeline.OpenShapes;

/**
 * Makes forms for any params class of stripe-java: mostly right values, some of the wrong kind or
 * shape, unknown names, names said twice.
 */
final class WildForm {
  private static final int MAX_DEPTH = 5;
  private static final int MAX_FIELDS = 6;

  private final Dice dice;
  private final Known known;
  private final Predicate<String> unwelcome;
  private final List<String> pairs = new ArrayList<>();

  private WildForm(Dice dice, Known known, Predicate<String> unwelcome) {
    this.dice = dice;
    this.known = known;
    this.unwelcome = unwelcome;
  }

  /**
   * @param unwelcome top-level parameters that are to be sent seldom
   */
  static String of(Dice dice, Known known, Class<?> params, Predicate<String> unwelcome) {
    WildForm form = new WildForm(dice, known, unwelcome);
    form.fields(params, "", 0);
    if (dice.oneIn(15)) {
      form.add(Wild.text(dice), Wild.text(dice));
    }
    if (!form.pairs.isEmpty() && dice.oneIn(15)) {
      form.pairs.add(dice.of(form.pairs));
    }
    if (dice.oneIn(200)) {
      form.tooMuch();
    }
    return String.join("&", form.pairs);
  }

  private void fields(Class<?> params, String prefix, int depth) {
    List<Map.Entry<String, List<Type>>> fields = List.copyOf(OpenShapes.of(params).entrySet());
    int more = fields.isEmpty() ? 0 : dice.of(0, 1, 1, 2, dice.below(MAX_FIELDS));
    for (int i = more; i > 0; i--) {
      field(dice.of(fields), prefix, depth);
    }
    // What makes a request succeed is drawn more often than what it only may have.
    for (Map.Entry<String, List<Type>> field : fields) {
      if (Hints.isWanted(field.getKey()) && !dice.oneIn(8)) {
        field(field, prefix, depth);
      }
    }
  }

  private void field(Map.Entry<String, List<Type>> field, String prefix, int depth) {
    boolean seldom = depth == 0 && unwelcome.test(field.getKey());
    if ((seldom || field.getKey().equals("expand")) && !dice.oneIn(8)) {
      // Every request may expand, and most paths are wrong: seldom, or nothing else is seen.
      return;
    }
    String name = prefix.isEmpty() ? field.getKey() : prefix + "[" + field.getKey() + "]";
    if (dice.oneIn(60)) {
      add(name + dice.of("[]", "[0]", "[a][b]", "[", "]", "[]x", "[[]]"), Wild.text(dice));
    } else if (dice.oneIn(60) || field.getValue().isEmpty()) {
      add(name, Wild.text(dice));
    } else {
      value(name, field.getKey(), dice.of(field.getValue()), depth);
    }
  }

  private void value(String path, String name, Type type, int depth) {
    if (OpenShapes.isObject(type)) {
      if (depth < MAX_DEPTH) {
        fields((Class<?>) type, path, depth + 1);
      }
    } else if (OpenShapes.isList(type)) {
      for (int i = dice.below(3); i >= 0; i--) {
        value(path + dice.of("[]", "[" + i + "]"), name, OpenShapes.itemOf(type), depth + 1);
      }
    } else if (OpenShapes.isMap(type)) {
      add(path + "[" + dice.of("order", "k", Wild.text(dice)) + "]", Wild.text(dice));
    } else {
      add(path, scalar(name, type));
    }
  }

  private String scalar(String name, Type type) {
    String hint = Hints.value(name, dice, known);
    if (hint != null && !dice.oneIn(20)) {
      return hint;
    }
    if (OpenShapes.isEnum(type)) {
      return dice.of(OpenShapes.valuesOf(type));
    }
    if (type == Long.class || type == Integer.class) {
      return Wild.number(dice);
    }
    if (type == Boolean.class) {
      return dice.of("true", "false");
    }
    if (type == BigDecimal.class) {
      return dice.of("1.5", "0", "-1", "1e400", "1e-400", "12345678901234567890.123456789");
    }
    return Wild.text(dice);
  }

  /** More parameters, or deeper ones, than are taken. */
  private void tooMuch() {
    if (dice.oneIn(2)) {
      add("metadata" + "[a]".repeat(2_000), "1");
    } else {
      for (int i = 0; i < 1_500; i++) {
        add("metadata[k" + i + "]", "v");
      }
    }
  }

  private void add(String name, String value) {
    pairs.add(encoded(name) + (dice.oneIn(60) ? "" : "=" + encoded(value)));
  }

  /** Percent-encoded as a client does it, or here and there as none should. */
  private String encoded(String text) {
    if (dice.oneIn(120)) {
      return dice.of("%", "%z1", "%2", "%u0041", "%c3%28", "%ff%fe", "%ed%a0%80", "%00", "+%2B");
    }
    boolean brackets = dice.oneIn(4);
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          c < 0x80 && Character.isLetterOrDigit(c)
              || c == '_'
              || !brackets && (c == '[' || c == ']');
      encoded.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return encoded.toString();
  }
}
