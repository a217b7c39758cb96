package testmode.driver.drift;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The simulator's client secrets: the recorded ones are masked, and would fit nothing here. */
final class Secrets {
  private static final Pattern MASKED = Pattern.compile("(\\w+?)_secret_\\*{4}\\w*");

  /** By the simulator's id of the object. */
  private final Map<String, String> known = new HashMap<>();

  /** Remembers every one in an answer of the simulator. */
  void learn(@Nullable JsonElement at) {
    if (at instanceof JsonObject object) {
      String id = Comparison.text(object, "id");
      String secret = Comparison.text(object, "client_secret");
      if (id != null && secret != null) {
        known.put(id, secret);
      }
      object.entrySet().forEach(entry -> learn(entry.getValue()));
    } else if (at instanceof JsonArray array) {
      array.forEach(this::learn);
    }
  }

  /** Whether a recorded value is a client secret that is masked. */
  static boolean isMasked(String value) {
    return MASKED.matcher(value).matches();
  }

  /** The secret for which a masked one stands; null when no answer told it. */
  @Nullable String of(String masked, Translation ids) {
    Matcher secret = MASKED.matcher(masked);
    return secret.matches() ? known.get(ids.translated(secret.group(1))) : null;
  }
}
