package testmode.simulator.control;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import testmode.simulator.wire.HttpRequest;
import testmode.simulator.wire.StripeJson;

/** The JSON that comes in, read strictly: every refusal names the value and the rule. */
final class Body {
  private Body() {}

  /** One object; none is an empty one. Names that the verb does not take are refused. */
  static JsonObject of(HttpRequest request, Verb verb) {
    JsonObject body = parsed(new String(request.body(), StandardCharsets.UTF_8));
    for (String name : body.keySet()) {
      if (!verb.takes().contains(name)) {
        throw ControlError.noSuch(400, "field", name, verb.takes());
      }
    }
    return body;
  }

  private static JsonObject parsed(String text) {
    try {
      JsonElement json = JsonParser.parseString(text.isBlank() ? "{}" : text);
      if (json instanceof JsonObject object) {
        return object;
      }
    } catch (JsonParseException e) {
      throw new ControlError(400, "The body is not JSON: " + e.getMessage());
    }
    throw new ControlError(400, "The body must be one JSON object.");
  }

  /** A text that must be there. */
  static String text(JsonObject body, String name) {
    if (body.get(name) instanceof JsonPrimitive value && value.isString()) {
      return value.getAsString();
    }
    throw ControlError.wrong(name, body.get(name), "must be a text");
  }

  /** A whole number between two limits. */
  static long between(JsonObject body, String name, long min, long max) {
    long value = wholeNumber(body, name);
    if (value < min || value > max) {
      throw ControlError.wrong(name, body.get(name), "must be between " + min + " and " + max);
    }
    return value;
  }

  static long wholeNumber(JsonObject body, String name) {
    try {
      return new BigDecimal(body.get(name).getAsString()).longValueExact();
    } catch (RuntimeException notOne) {
      throw ControlError.wrong(name, body.get(name), "must be a whole number");
    }
  }

  /** One of a few words. */
  static String oneOf(JsonObject body, String name, List<String> allowed) {
    String value = StripeJson.text(body, name);
    if (value == null || !allowed.contains(value)) {
      throw ControlError.notOneOf(name, body.get(name), allowed);
    }
    return value;
  }
}
