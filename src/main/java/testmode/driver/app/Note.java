package testmode.driver.app;

import com.google.gson.JsonElement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What an app tells of an order's history, as one line for people: {@code number 1, outcome
 * declined, reason expired_card / number 2, outcome paid}.
 */
final class Note {

  private Note() {}

  /** The line; null when there is nothing to tell. */
  static @Nullable String line(@Nullable JsonElement told) {
    String line = told == null ? "" : text(told);
    return line.isEmpty() ? null : line;
  }

  private static String text(JsonElement element) {
    if (element.isJsonArray()) {
      return StreamSupport.stream(element.getAsJsonArray().spliterator(), false)
          .map(Note::text)
          .filter(text -> !text.isEmpty())
          .collect(Collectors.joining(" / "));
    }
    if (element.isJsonObject()) {
      return element.getAsJsonObject().entrySet().stream()
          .map(entry -> List.of(entry.getKey(), text(entry.getValue())))
          .filter(pair -> !pair.get(1).isEmpty())
          .map(pair -> String.join(" ", pair))
          .collect(Collectors.joining(", "));
    }
    return element.isJsonNull() ? "" : element.getAsString();
  }
}
