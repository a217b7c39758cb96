package testmode.simulator.fuzz;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Ids and secrets that answers have shown, so that later requests can name what exists. */
final class Known {
  /** Of each kind; old ones make room, so that new objects are named as often. */
  private static final int KEPT = 20;

  private final Map<String, List<String>> byKind = new TreeMap<>();
  private final List<String> secrets = new ArrayList<>(List.of("pi_x_secret_y"));

  /** Takes every object's id out of an answer, at every depth. */
  void learn(JsonElement json) {
    if (json instanceof JsonObject object) {
      if (object.has("id") && object.has("object")) {
        String kind = object.get("object").getAsString();
        keep(byKind.computeIfAbsent(kind, k -> new ArrayList<>()), object.get("id").getAsString());
      }
      if (object.get("client_secret") instanceof JsonPrimitive secret) {
        keep(secrets, secret.getAsString());
      }
      object.asMap().values().forEach(this::learn);
    } else if (json instanceof JsonArray array) {
      array.forEach(this::learn);
    }
  }

  private static void keep(List<String> values, String value) {
    if (!values.contains(value)) {
      values.add(value);
    }
    if (values.size() > KEPT) {
      values.remove(0);
    }
  }

  String secret(Dice dice) {
    return dice.of(secrets);
  }

  /** The id of an object of this kind ({@code charge}) if there is one, else of any kind. */
  String id(Dice dice, String kind) {
    List<String> ids = new ArrayList<>();
    byKind.forEach(
        (known, values) -> {
          if (known.equals(kind) || known.endsWith("." + kind)) {
            ids.addAll(values);
          }
        });
    return ids.isEmpty() ? id(dice) : dice.of(ids);
  }

  String id(Dice dice) {
    List<String> kinds = List.copyOf(byKind.keySet());
    return kinds.isEmpty() ? "pi_nope" : dice.of(byKind.get(dice.of(kinds)));
  }
}
