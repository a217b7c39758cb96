package testmode.driver.mapping;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads steps, and puts what the file says under {@code defaults} into each. */
final class StepReader {

  /** RFC 9110, section 15: of five classes. */
  private static final int LOWEST_STATUS = 100;

  private static final int HIGHEST_STATUS = 599;

  static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
  private static final Operation.Request NONE =
      new Operation.Request("GET", "/", Map.of(), null, null, null);

  /** What a step has that says nothing else. */
  private record Defaults(
      @Nullable String path,
      @Nullable String method,
      Map<String, JsonElement> headers,
      @Nullable String fail) {}

  private final TemplateUses templates;
  private final Defaults defaults;

  StepReader(TemplateUses templates, @Nullable Place defaults) {
    this.templates = templates;
    this.defaults = defaults == null ? new Defaults(null, null, Map.of(), null) : read(defaults);
  }

  private Defaults read(Place place) {
    Map<String, Place> keys = place.section(Block.DEFAULTS);
    Place fail = keys.containsKey("fail") ? pointerOf(keys.get("fail")) : null;
    return new Defaults(
        keys.containsKey("path") ? path(keys.get("path")) : null,
        keys.containsKey("method") ? method(keys.get("method")) : null,
        keys.containsKey("headers") ? values(keys.get("headers")) : Map.of(),
        fail == null ? null : ExtractionReader.pointer(fail));
  }

  private static @Nullable Place pointerOf(Place fail) {
    return fail.required(fail.section(Block.FAIL), "json");
  }

  List<Operation.Step> steps(Place place) {
    List<Operation.Step> steps = place.items().stream().map(this::step).toList();
    if (steps.isEmpty()) {
      place.wrong("'" + place.path() + "' must have at least one step");
    }
    return steps;
  }

  Operation.Step step(Place place) {
    Map<String, Place> keys = place.section(Block.STEP);
    Map<String, Place> expect =
        keys.containsKey("expect") ? keys.get("expect").section(Block.EXPECT) : Map.of();
    Map<String, Extraction> extract = new LinkedHashMap<>();
    if (keys.containsKey("extract")) {
      keys.get("extract")
          .entries()
          .forEach((name, it) -> extract.put(name, ExtractionReader.read(it)));
      keys.get("extract").entries().forEach(templates::extracted);
    }
    return new Operation.Step(
        keys.containsKey("request") ? longForm(place, keys) : shortForm(place, keys),
        statuses(expect.get("status")),
        expect.containsKey("json") ? expected(expect.get("json")) : Map.of(),
        defaults.fail,
        extract);
  }

  private Operation.Request longForm(Place place, Map<String, Place> keys) {
    if (keys.containsKey("graphql")) {
      place.wrong("'" + place.path() + "' must have either request or graphql");
    }
    beside(place, keys);
    return request(keys.get("request"), keys.get("request").section(Block.REQUEST));
  }

  private Operation.Request shortForm(Place place, Map<String, Place> keys) {
    if (keys.containsKey("graphql")) {
      return request(place, keys);
    }
    beside(place, keys);
    place.required(keys, "request");
    return NONE;
  }

  /** The keys that a step has for its short form only. */
  private static void beside(Place place, Map<String, Place> keys) {
    for (String key : List.of("path", "variables")) {
      if (keys.containsKey(key) && !keys.containsKey("graphql")) {
        keys.get(key)
            .wrong(
                "'"
                    + place.path()
                    + "."
                    + key
                    + "' stands beside graphql only; put it into request");
      }
    }
  }

  private Operation.Request request(Place place, Map<String, Place> keys) {
    Place graphql = keys.get("graphql");
    Place json = keys.get("json");
    Place form = keys.get("form");
    Place raw = keys.get("raw");
    if (List.of("json", "form", "raw", "graphql").stream().filter(keys::containsKey).count() > 1) {
      place.wrong("'" + place.path() + "' must have at most one of json, form, raw and graphql");
    }
    if (graphql == null && keys.containsKey("variables")) {
      place.wrong("'" + place.path() + ".variables' needs graphql beside it");
    }
    JsonElement body =
        graphql != null
            ? graphql(graphql, keys.get("variables"))
            : json == null ? null : value(json);
    return new Operation.Request(
        method(place, keys),
        path(place, keys),
        headers(keys.get("headers")),
        body,
        form == null || body != null ? null : values(form),
        raw == null || body != null ? null : template(raw));
  }

  private JsonElement graphql(Place query, @Nullable Place variables) {
    JsonObject body = new JsonObject();
    body.add("query", new JsonPrimitive(template(query)));
    if (variables != null) {
      JsonObject filled = new JsonObject();
      values(variables).forEach(filled::add);
      body.add("variables", filled);
    }
    return body;
  }

  private String method(Place place, Map<String, Place> keys) {
    Place method = keys.get("method");
    if (method != null) {
      return method(method);
    }
    if (keys.containsKey("graphql")) {
      return "POST";
    }
    if (defaults.method == null) {
      place.required(keys, "method");
    }
    return defaults.method == null ? "GET" : defaults.method;
  }

  private String path(Place place, Map<String, Place> keys) {
    Place path = keys.get("path");
    if (path != null) {
      return path(path);
    }
    if (defaults.path == null && keys.containsKey("graphql")) {
      place.wrong("'" + place.path() + "' needs a path, or 'defaults.path'");
    } else if (defaults.path == null) {
      place.required(keys, "path");
    }
    return defaults.path == null ? "/" : defaults.path;
  }

  /** What the request says itself counts, in whatever case the header is written. */
  private Map<String, JsonElement> headers(@Nullable Place place) {
    Map<String, JsonElement> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(place == null ? Map.of() : values(place));
    defaults.headers.forEach(headers::putIfAbsent);
    return new LinkedHashMap<>(headers);
  }

  static String method(Place place) {
    String method = place.text();
    if (!METHODS.contains(method)) {
      place.wrong(
          "'" + place.path() + "' (" + method + ") must be one of " + String.join(", ", METHODS));
    }
    return method;
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

  JsonElement value(Place place) {
    JsonElement json = place.json();
    templates.used(place, json);
    return json;
  }

  Map<String, JsonElement> values(Place place) {
    Map<String, JsonElement> values = new LinkedHashMap<>();
    place.entries().forEach((name, it) -> values.put(name, value(it)));
    return values;
  }

  static Set<Integer> statuses(@Nullable Place place) {
    Set<Integer> statuses = new HashSet<>();
    if (place != null) {
      place.oneOrMore().forEach(one -> statuses.add(status(one)));
    }
    return statuses;
  }

  private static int status(Place place) {
    int status = place.whole();
    if (place.fine() && (status < LOWEST_STATUS || status > HIGHEST_STATUS)) {
      place.wrong(
          "'" + place.path() + "' (" + status + ") must be a status of HTTP, from 100 to 599");
    }
    return status;
  }

  private Map<String, JsonElement> expected(Place place) {
    place.entries().forEach((pointer, it) -> ExtractionReader.requirePointer(it, pointer));
    return values(place);
  }
}
