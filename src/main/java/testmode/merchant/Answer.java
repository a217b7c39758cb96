package testmode.merchant;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP answer of the shop.
 *
 * @param headers beyond those that every answer has
 */
record Answer(int status, String contentType, String text, Map<String, String> headers) {

  private static final String JSON = "application/json; charset=utf-8";

  static Answer json(int status, @Nullable Object... namesAndValues) {
    return of(status, Json.write(Json.object(namesAndValues)));
  }

  static Answer of(int status, String json) {
    return new Answer(status, JSON, json, Map.of());
  }

  static Answer error(int status, String sentence) {
    return json(status, "error", sentence);
  }

  static Answer page(int status, String html) {
    return new Answer(status, "text/html; charset=utf-8", html, Map.of());
  }

  /** Sends a browser on after a form, so that reloading does not send the form again. */
  static Answer seeOther(String location) {
    return new Answer(303, "text/plain; charset=utf-8", "", Map.of("Location", location));
  }

  Answer with(String header, String value) {
    return new Answer(status, contentType, text, Map.of(header, value));
  }
}
