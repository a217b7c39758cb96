package testmode.driver.app;

import com.google.gson.JsonElement;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.driver.web.HttpAnswer;

/**
 * What came of an operation.
 *
 * @param last the last answer; null when there was none
 * @param failure why it did not go through to its end; null when it did
 * @param extracted what was kept of the answers
 * @param turnedAway the app did not know who asked, so that its answer is none to the act itself
 */
record Run(
    @Nullable HttpAnswer last,
    @Nullable String failure,
    Map<String, JsonElement> extracted,
    boolean turnedAway) {

  Run(@Nullable HttpAnswer last, @Nullable String failure, Map<String, JsonElement> extracted) {
    this(last, failure, extracted, false);
  }

  @Nullable String text(String name) {
    JsonElement value = extracted.get(name);
    return value == null ? null : value.isJsonPrimitive() ? value.getAsString() : value.toString();
  }
}
