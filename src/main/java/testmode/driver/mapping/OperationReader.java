package testmode.driver.mapping;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import testmode.driver.OrderState;
import testmode.driver.PaymentAnswer;

/** Reads operations, their steps, and the rules for what answers mean. */
final class OperationReader {

  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private final TemplateUses templates;

  OperationReader(TemplateUses templates) {
    this.templates = templates;
  }

  Operation operation(String name, Place place) {
    List<String> allowed = new ArrayList<>(List.of("auth", "steps"));
    switch (name) {
      case "orderStatus" -> allowed.addAll(List.of("states", "unit"));
      case "refund" -> allowed.add("message");
      case "reconcile", "expireReservations" -> {}
      default -> allowed.add("outcome");
    }
    Map<String, Place> keys = place.section(allowed);
    Place steps = place.required(keys, "steps");
    Place auth = keys.get("auth");
    Place message = keys.get("message");
    return new Operation(
        place.path(),
        auth == null ? null : auth.text(),
        false,
        steps == null ? List.of() : steps(steps),
        rules(keys.get("outcome")),
        name.equals("orderStatus") ? states(place.required(keys, "states")) : Map.of(),
        null,
        major(keys.get("unit")),
        message == null ? null : pointer(message));
  }

  List<Operation.Step> steps(Place place) {
    List<Operation.Step> steps = place.items().stream().map(this::step).toList();
    if (steps.isEmpty()) {
      place.wrong("'" + place.path() + "' must have at least one step");
    }
    return steps;
  }

  Operation.Step step(Place place) {
    Map<String, Place> keys = place.section("request", "expect", "extract");
    Place request = place.required(keys, "request");
    Map<String, Extraction> extract = new LinkedHashMap<>();
    if (keys.containsKey("extract")) {
      keys.get("extract").entries().forEach((name, it) -> extract.put(name, extraction(it)));
      extract.keySet().forEach(templates::extracted);
    }
    return new Operation.Step(
        request == null
            ? new Operation.Request("GET", "/", Map.of(), null, null, null)
            : request(request),
        keys.containsKey("expect")
            ? statuses(keys.get("expect").section("status").get("status"))
            : Set.of(),
        Map.of(),
        null,
        extract);
  }

  private Operation.Request request(Place place) {
    Map<String, Place> keys = place.section("method", "path", "headers", "json", "form");
    Place method = place.required(keys, "method");
    Place path = place.required(keys, "path");
    if (method != null && !METHODS.contains(method.text())) {
      method.wrong(
          "'"
              + method.path()
              + "' ("
              + method.text()
              + ") must be one of GET, POST, PUT, PATCH, DELETE");
    }
    if (keys.containsKey("json") && keys.containsKey("form")) {
      place.wrong("'" + place.path() + "' must have at most one of json and form");
    }
    Place json = keys.get("json");
    Place form = keys.get("form");
    return new Operation.Request(
        method == null ? "GET" : method.text(),
        path == null ? "/" : path(path),
        keys.containsKey("headers") ? values(keys.get("headers")) : Map.of(),
        json == null ? null : value(json),
        form == null ? null : values(form),
        null);
  }

  String path(Place place) {
    String path = template(place);
    if (!path.startsWith("/")) {
      place.wrong("'" + place.path() + "' (" + path + ") must start with /");
    }
    return path;
  }

  /** A text in which templates may stand. */
  String template(Place place) {
    value(place);
    return place.text();
  }

  private JsonElement value(Place place) {
    JsonElement json = place.json();
    templates.used(place, json);
    return json;
  }

  private Map<String, JsonElement> values(Place place) {
    Map<String, JsonElement> values = new LinkedHashMap<>();
    place.entries().forEach((name, it) -> values.put(name, value(it)));
    return values;
  }

  private static Set<Integer> statuses(@Nullable Place place) {
    Set<Integer> statuses = new HashSet<>();
    if (place != null) {
      place.oneOrMore().forEach(one -> statuses.add(one.whole()));
    }
    return statuses;
  }

  private Extraction extraction(Place place) {
    Map<String, Place> keys =
        place.section("json", "header", "regex", "network", "optional", "count", "equals");
    List<String> sources =
        List.of("json", "header", "regex", "network").stream().filter(keys::containsKey).toList();
    if (sources.size() != 1) {
      place.wrong("'" + place.path() + "' must have exactly one of json, header, regex, network");
      return new Extraction(Extraction.Source.JSON, "", null, null, true, false, null);
    }
    Extraction.Source source = Extraction.Source.valueOf(sources.get(0).toUpperCase(Locale.ROOT));
    Place where = keys.get(sources.get(0));
    String call = null;
    String expression = "";
    switch (source) {
      case JSON -> expression = pointer(where);
      case HEADER, COOKIE -> expression = where.text();
      case REGEX -> expression = pattern(where);
      case NETWORK -> {
        Map<String, Place> network = where.section("method", "path", "response");
        Place method = where.required(network, "method");
        Place path = where.required(network, "path");
        Place response = where.required(network, "response");
        if (method != null && path != null && response != null) {
          call = method.text() + " " + path.text();
          expression = pointer(response);
        }
      }
    }
    return new Extraction(
        source,
        expression,
        null,
        call,
        keys.containsKey("optional") && keys.get("optional").truth(),
        keys.containsKey("count") && keys.get("count").truth(),
        keys.containsKey("equals") ? keys.get("equals").json() : null);
  }

  private static String pointer(Place place) {
    String pointer = place.text();
    if (!pointer.isEmpty() && !pointer.startsWith("/")) {
      place.wrong(
          "'" + place.path() + "' (" + pointer + ") must be a JSON pointer, as in /order/id");
      return "";
    }
    return pointer;
  }

  private static String pattern(Place place) {
    try {
      if (Pattern.compile(place.text()).matcher("").groupCount() < 1) {
        place.wrong("'" + place.path() + "' needs a group in round brackets around the value");
      }
    } catch (PatternSyntaxException e) {
      place.wrong("'" + place.path() + "' is no regular expression: " + e.getDescription());
    }
    return place.text();
  }

  private static boolean major(@Nullable Place place) {
    if (place == null) {
      return false;
    }
    if (!List.of("minor", "major").contains(place.text())) {
      place.wrong("'" + place.path() + "' (" + place.text() + ") must be minor or major");
    }
    return place.text().equals("major");
  }

  private static Map<String, OrderState> states(@Nullable Place place) {
    Map<String, OrderState> states = new HashMap<>();
    if (place != null) {
      place
          .entries()
          .forEach(
              (canonical, it) -> {
                OrderState state = it.word(canonical, OrderState.values(), OrderState::word);
                if (state != null) {
                  it.oneOrMore().forEach(word -> states.put(word.text(), state));
                }
              });
    }
    return states;
  }

  List<OutcomeRule> rules(@Nullable Place place) {
    return place == null ? List.of() : place.items().stream().map(OperationReader::rule).toList();
  }

  private static OutcomeRule rule(Place place) {
    Map<String, Place> keys = place.section("when", "is", "reason", "message", "advice");
    Place when = place.required(keys, "when");
    Map<String, Place> sign =
        when == null ? Map.of() : when.section("status", "json", "exists", "equals");
    if (!sign.containsKey("json") && (sign.containsKey("exists") || sign.containsKey("equals"))) {
      when.wrong("'" + when.path() + "' needs a json pointer beside exists or equals");
    }
    Place is = place.required(keys, "is");
    PaymentAnswer.Kind kind =
        is == null
            ? null
            : is.word(PaymentAnswer.Kind.values(), one -> one.name().toLowerCase(Locale.ROOT));
    return new OutcomeRule(
        statuses(sign.get("status")),
        sign.containsKey("json") ? pointer(sign.get("json")) : null,
        !sign.containsKey("exists") || sign.get("exists").truth(),
        sign.containsKey("equals") ? sign.get("equals").json() : null,
        kind == null ? PaymentAnswer.Kind.BROKEN : kind,
        text(keys.get("reason")),
        text(keys.get("message")),
        text(keys.get("advice")));
  }

  private static @Nullable String text(@Nullable Place place) {
    return place == null ? null : place.text();
  }
}
