package testmode.driver.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonPrimitive;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Holds a mapping file against its JSON Schema, the one that editors complete with. Where the
 * readers said already what is wrong, in better words, the schema is silent.
 */
final class SchemaCheck {

  /** On the class path; the build copies it from fixtures/merchants. */
  static final String SCHEMA = "/fixtures/merchants/mapping.schema.json";

  private static final Map<String, String> TYPES =
      Map.of(
          "string", "a text",
          "number", "a number",
          "integer", "a whole number",
          "boolean", "true or false",
          "object", "a map of names to values",
          "array", "a list");

  /** Where a value may be a password or a token, which no message tells. */
  private static final Pattern SECRETIVE =
      Pattern.compile("(?i)\\b(keys|auth|headers|environment|setup)\\b|secret|token|password");

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Compiled once: it takes longer than all the reading. */
  private static final class Compiled {
    static final JsonNode TEXT = text();
    static final JsonSchema SCHEMA =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(TEXT);

    private static JsonNode text() {
      try (InputStream in = SchemaCheck.class.getResourceAsStream(SchemaCheck.SCHEMA)) {
        return JSON.readTree(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final Problems problems;

  SchemaCheck(Problems problems) {
    this.problems = problems;
  }

  void check(Place root) {
    JsonNode document;
    try {
      document = JSON.readTree(root.json().toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON that is no JSON", e);
    }
    List<ValidationMessage> findings = new ArrayList<>(Compiled.SCHEMA.validate(document));
    findings.removeIf(finding -> isSaid(root, finding));
    findings.forEach(finding -> say(root, finding));
  }

  private boolean isSaid(Place root, ValidationMessage finding) {
    JsonNodePath path = finding.getInstanceLocation();
    Place place = at(root, path);
    boolean inside = path.getNameCount() > 1;
    return problems.anyAt(subject(place, finding).node())
        || (inside && problems.anyAt(at(root, path.getParent()).node()));
  }

  private static Place at(Place root, JsonNodePath path) {
    Place place = root;
    for (int i = 0; i < path.getNameCount(); i++) {
      place = child(place, path.getElement(i));
    }
    return place;
  }

  private static Place child(Place place, Object name) {
    return name instanceof Integer index
        ? place.items().get(index)
        : place.entries().getOrDefault(String.valueOf(name), place);
  }

  /** An unknown key is wrong itself, not the map that holds it. */
  private static Place subject(Place place, ValidationMessage finding) {
    return finding.getType().equals("additionalProperties")
        ? child(place, finding.getProperty())
        : place;
  }

  private void say(Place root, ValidationMessage finding) {
    Place place = at(root, finding.getInstanceLocation());
    String prefix = place.path().isEmpty() ? "" : place.path() + ".";
    switch (finding.getType()) {
      case "additionalProperties" ->
          subject(place, finding).wrong("key '" + prefix + finding.getProperty() + "' is unknown");
      case "required" -> place.required(place.entries(), finding.getProperty());
      case "type" ->
          place.wrong(
              "'" + place.path() + "'" + value(place) + " must be " + kinds(finding, place));
      default ->
          place.wrong("'" + place.path() + "' is not what may stand here: " + described(finding));
    }
  }

  private static String value(Place place) {
    return SECRETIVE.matcher(place.path()).find() ? "" : place.shown();
  }

  private static String kinds(ValidationMessage finding, Place place) {
    boolean quotable = place.json() instanceof JsonPrimitive value && !value.isString();
    String types = types(finding);
    return types + (quotable && types.equals(TYPES.get("string")) ? ", in quotes" : "");
  }

  private static String types(ValidationMessage finding) {
    List<String> types = new ArrayList<>();
    JsonNode type = broken(finding).get("type");
    for (JsonNode one : type.isArray() ? type : List.of(type)) {
      types.add(TYPES.get(one.asText()));
    }
    return String.join(" or ", types);
  }

  private static String described(ValidationMessage finding) {
    return broken(finding).path("description").asText("docs/mapping-file.md says what may");
  }

  /** The part of the schema whose keyword was broken. */
  private static JsonNode broken(ValidationMessage finding) {
    JsonNode here = Compiled.TEXT;
    JsonNodePath path = finding.getSchemaLocation().getFragment();
    for (int i = 0; i < path.getNameCount() - 1; i++) {
      here =
          path.getElement(i) instanceof Integer index
              ? here.path(index)
              : here.path(path.getName(i));
    }
    return here;
  }
}
