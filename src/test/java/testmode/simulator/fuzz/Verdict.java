package testmode.simulator.fuzz;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.util.Set;

/**
 * What is wrong with an answer, whatever was asked: nothing is, if it is Stripe's success, one of
 * Stripe's errors, or a page of the web server in front.
 */
final class Verdict {
  private static final Set<String> TYPES =
      Set.of("card_error", "idempotency_error", "invalid_request_error");

  /**
   * What is refused before Stripe is asked: a request line or a header that is no HTTP (400), too
   * large a target (414) or body (413).
   */
  private static final Set<Integer> FRONT_DOOR = Set.of(400, 413, 414);

  private Verdict() {}

  /** The complaint about an answer of the API; empty if there is none. */
  static String ofApi(RawAnswer answer, boolean head) {
    if (answer.status() >= 500) {
      return "the simulator failed";
    }
    if (answer.headers().getOrDefault("content-type", "").startsWith("text/html")) {
      return FRONT_DOOR.contains(answer.status()) ? "" : "a page where Stripe answers JSON";
    }
    if (isPreflight(answer)) {
      return "";
    }
    if (!answer.headers().containsKey("request-id") && !mayHaveNoId(answer, head)) {
      return "no Request-Id";
    }
    return head ? "" : json(answer);
  }

  /** What a browser gets that asks whether it may ask. */
  private static boolean isPreflight(RawAnswer answer) {
    return answer.status() == 200 && "0".equals(answer.headers().get("content-length"));
  }

  /** Recorded of a bad key and a foreign account; of a bad version nothing is logged either. */
  private static boolean mayHaveNoId(RawAnswer answer, boolean head) {
    boolean unseen = head && answer.status() == 400;
    boolean version = unseen || answer.body().contains("Invalid Stripe API version");
    return version || answer.status() == 401 || answer.status() == 403;
  }

  /** The complaint about a page for browsers; empty if there is none. */
  static String ofPage(RawAnswer answer) {
    if (answer.status() >= 500) {
      return "the simulator failed";
    }
    boolean redirect = answer.status() == 303 && answer.headers().containsKey("location");
    boolean page = answer.headers().getOrDefault("content-type", "").startsWith("text/html");
    return redirect || page ? "" : "neither a page nor a redirect";
  }

  private static String json(RawAnswer answer) {
    if (!answer.isJson()) {
      return "not JSON";
    }
    try {
      JsonElement body = answer.json();
      if (!(body instanceof JsonObject object)) {
        return "not a JSON object";
      }
      boolean error = object.has("error");
      if (error != answer.status() >= 400) {
        return "an error and its status disagree";
      }
      return error ? error(answer.error()) : "";
    } catch (JsonParseException e) {
      return "broken JSON: " + e.getMessage();
    }
  }

  private static String error(JsonObject error) {
    if (!error.has("type") || !TYPES.contains(error.get("type").getAsString())) {
      return "not one of Stripe's types of errors";
    }
    if (!error.has("message") || error.get("message").getAsString().isBlank()) {
      return "an error without a message";
    }
    if (error.has("code") != error.has("doc_url")) {
      return "code and doc_url go together";
    }
    return error.toString().contains("Exception") ? "an exception of ours shows" : "";
  }
}
