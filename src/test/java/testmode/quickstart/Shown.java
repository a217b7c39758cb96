package testmode.quickstart;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Set;

/**
 * An answer as the page shows it. {@code "…"} stands for any value, a text that ends in … for any
 * that begins alike, the key {@code "…"} for further keys.
 */
final class Shown {
  private static final String LEFT_OUT = "…";

  private Shown() {}

  /**
   * @return whether an answer is what the page shows
   */
  static boolean fits(JsonElement shown, JsonElement answer) {
    if (shown instanceof JsonObject object) {
      return answer instanceof JsonObject real && fits(object, real);
    }
    if (shown instanceof JsonArray array) {
      return answer instanceof JsonArray real && fits(array, real);
    }
    boolean text = shown.isJsonPrimitive() && shown.getAsJsonPrimitive().isString();
    if (text && shown.getAsString().endsWith(LEFT_OUT)) {
      String beginning = beginning(shown.getAsString());
      return beginning.isEmpty()
          || (answer.isJsonPrimitive() && answer.getAsString().startsWith(beginning));
    }
    return shown.equals(answer);
  }

  /** What stands before the … at the end. */
  static String beginning(String text) {
    return text.substring(0, text.length() - LEFT_OUT.length());
  }

  private static boolean fits(JsonObject shown, JsonObject answer) {
    Set<String> named = shown.deepCopy().keySet();
    boolean whole = !shown.has(LEFT_OUT);
    return (!whole || named.equals(answer.keySet()))
        && named.stream()
            .filter(key -> !key.equals(LEFT_OUT))
            .allMatch(key -> answer.has(key) && fits(shown.get(key), answer.get(key)));
  }

  private static boolean fits(JsonArray shown, JsonArray answer) {
    if (shown.size() != answer.size()) {
      return false;
    }
    for (int i = 0; i < shown.size(); i++) {
      if (!fits(shown.get(i), answer.get(i))) {
        return false;
      }
    }
    return true;
  }
}
