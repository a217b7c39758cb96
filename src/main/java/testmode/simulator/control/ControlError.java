package testmode.simulator.control;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import org.jspecify.annotations.Nullable;
import testmode.simulator.wire.StripeJson;

/** A refusal of the control door: what was wrong, and what would be right. */
final class ControlError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final @Nullable String name;
  private final transient JsonElement value;
  private final transient @Nullable List<String> allowed;

  private ControlError(
      int status,
      String message,
      @Nullable String name,
      JsonElement value,
      @Nullable List<String> allowed) {
    super(message);
    this.status = status;
    this.name = name;
    this.value = value;
    this.allowed = allowed;
  }

  ControlError(int status, String message) {
    this(status, message, null, JsonNull.INSTANCE, null);
  }

  /** 400: one value breaks one rule. */
  static ControlError wrong(String name, @Nullable JsonElement value, String rule) {
    JsonElement sent = value == null ? JsonNull.INSTANCE : value;
    String shown = value == null ? "not sent" : StripeJson.compact(value);
    return new ControlError(400, name + " (" + shown + ") " + rule, name, sent, null);
  }

  /** 400: a value that nobody may see breaks a rule. */
  static ControlError secret(String name, String rule) {
    return new ControlError(400, name + " " + rule, name, JsonNull.INSTANCE, null);
  }

  /** 400: a value is none of those allowed. */
  static ControlError notOneOf(String name, @Nullable JsonElement value, List<String> allowed) {
    ControlError wrong = wrong(name, value, "must be one of: " + String.join(", ", allowed));
    return new ControlError(400, String.valueOf(wrong.getMessage()), name, wrong.value, allowed);
  }

  /** A verb, setting, field or family that does not exist. */
  static ControlError noSuch(int status, String kind, String sent, List<String> allowed) {
    String there = allowed.isEmpty() ? "none" : String.join(", ", allowed);
    String message = "There is no %s '%s' here; there are: %s".formatted(kind, sent, there);
    return new ControlError(status, message, kind, new JsonPrimitive(sent), allowed);
  }

  /** 404: nothing of this kind has this id. */
  static ControlError unknown(String name, String id) {
    String message = "This account has no " + name + " " + id + ".";
    return new ControlError(404, message, name, new JsonPrimitive(id), null);
  }

  int status() {
    return status;
  }

  /** The one form of every refusal, every key present. */
  JsonObject json() {
    JsonObject error = new JsonObject();
    error.addProperty("message", getMessage());
    error.add("name", StripeJson.nullable(name));
    error.add("value", value);
    error.add("allowed", allowed == null ? JsonNull.INSTANCE : StripeJson.array(allowed));
    JsonObject body = new JsonObject();
    body.add("error", error);
    return body;
  }
}
