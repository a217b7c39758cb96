package testmode.driver.mapping;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import testmode.driver.StripeKeys;

/**
 * Every template of a mapping file with its place, so that a name nobody gives is found before
 * anything runs.
 */
final class TemplateUses {

  /** The shopper's rolling token; it stands in session.format only. */
  static final String SESSION = "${session}";

  /** What is known before there is an order, from when the app is started. */
  private static final List<String> GIVEN_EARLY =
      List.of(
          "run",
          "merchant.url",
          "merchant.port",
          "merchant.adminToken",
          "stripe.base",
          "stripe.host",
          "stripe.port",
          "stripe.secretKey",
          "stripe.publishableKey",
          "stripe.webhookSecret");

  /** What the driver itself gives; docs/mapping-file.md says what each one is. */
  static final List<String> GIVEN =
      Stream.concat(
              GIVEN_EARLY.stream(),
              Stream.of(
                  "order",
                  "unique",
                  "attemptKey",
                  "scenario.price",
                  "scenario.minor",
                  "scenario.currency",
                  "shopper.paymentMethod",
                  "return.query",
                  "refund.amount.major",
                  "refund.amount.minor",
                  "refund.major",
                  "refund.minor",
                  "refund.requestKey"))
          .toList();

  /** Of some thirty, as many as somebody looks at. */
  private static final int SHOWN = 3;

  private record Use(Place place, String name, boolean early) {}

  private final Map<String, String> environment;
  private final List<Use> uses = new ArrayList<>();
  private final Set<String> extracted = new HashSet<>();
  private final Set<String> extractedEarly = new HashSet<>();
  private boolean early;

  TemplateUses(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Whether what is read next runs while there is no order: start, health, setup, reset. */
  void withoutOrder(boolean early) {
    this.early = early;
  }

  /** A name that an answer gives a value; only the order's id may come from both sides. */
  void extracted(String name, Place place) {
    if (!name.equals("order") && (GIVEN.contains(name) || SESSION.equals("${" + name + "}"))) {
      place.wrong("'" + place.path() + "': ${" + name + "} has a value already; take another name");
    }
    extracted.add(name);
    if (early) {
      extractedEarly.add(name);
    }
  }

  void used(Place place, JsonElement value) {
    String text = value.toString();
    refuseUnclosed(place, value);
    for (String name : Templates.names(value)) {
      uses.add(new Use(place, name, early));
      text = filled(text, name);
    }
    refuseLiveKey(place, text);
  }

  /** A text that is needed while the file is read: only the environment can stand in it. */
  @Nullable String resolvedNow(Place place) {
    String text = place.text();
    if (refuseUnclosed(place, place.json())) {
      return null;
    }
    for (String name : Templates.names(place.json())) {
      if (!name.startsWith("env.")) {
        place.wrong("'" + place.path() + "' may hold ${env.NAME} only, not ${" + name + "}");
        return null;
      }
      if (value(name) == null) {
        unset(place, name);
        return null;
      }
      text = filled(text, name);
    }
    return refuseLiveKey(place, text) ? null : text;
  }

  private static boolean refuseUnclosed(Place place, JsonElement value) {
    String open = Templates.unclosed(value);
    if (open != null) {
      place.wrong("'" + place.path() + "': " + open + " has no closing brace");
    }
    return open != null;
  }

  void check() {
    Set<String> known = new TreeSet<>(GIVEN);
    known.addAll(extracted);
    Set<String> knownEarly = new TreeSet<>(GIVEN_EARLY);
    knownEarly.addAll(extractedEarly);
    for (Use use : uses) {
      if (use.name.startsWith("env.")) {
        if (value(use.name) == null) {
          unset(use.place, use.name);
        }
      } else if (use.early && known.contains(use.name) && !knownEarly.contains(use.name)) {
        use.place.wrong(
            "${"
                + use.name
                + "} has no value here, before there is an order; known are "
                + String.join(", ", knownEarly));
      } else if (SESSION.equals("${" + use.name + "}") && !known.contains(use.name)) {
        use.place.wrong(SESSION + " may stand in 'session.format' only");
      } else if (!known.contains(use.name)) {
        use.place.wrong(
            "${" + use.name + "} is unknown; " + remedy(use.name, use.early ? knownEarly : known));
      }
    }
  }

  private static String remedy(String name, Set<String> known) {
    return NearestWord.to(name, known)
        .map(nearest -> "did you mean '" + nearest + "'?")
        .orElseGet(
            () ->
                "the nearest that have a value here are "
                    + String.join(", ", NearestWord.nearest(name, known, SHOWN))
                    + "; docs/mapping-file.md has all");
  }

  private @Nullable String value(String name) {
    return name.startsWith("env.") ? environment.get(name.substring("env.".length())) : null;
  }

  private String filled(String text, String name) {
    String value = value(name);
    return value == null ? text : text.replace("${" + name + "}", value);
  }

  /**
   * A live key that comes out of the environment, whole or in parts; one that stands in the file
   * was refused before.
   */
  private static boolean refuseLiveKey(Place place, String filled) {
    Optional<String> live =
        variables(place).isEmpty() ? Optional.empty() : StripeKeys.liveIn(filled);
    live.ifPresent(
        key ->
            place.wrong(
                String.join(", ", variables(place))
                    + ": a live key ("
                    + key
                    + "); only test keys may stand here"));
    return live.isPresent();
  }

  private static Set<String> variables(Place place) {
    Set<String> variables = new TreeSet<>();
    Templates.names(place.json()).stream()
        .filter(name -> name.startsWith("env."))
        .forEach(name -> variables.add("${" + name + "}"));
    return variables;
  }

  private static void unset(Place place, String name) {
    place.wrong("${" + name + "}: the environment variable " + name.substring(4) + " is not set");
  }
}
