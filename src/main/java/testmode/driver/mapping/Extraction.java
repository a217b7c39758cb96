package testmode.driver.mapping;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import testmode.driver.web.HttpAnswer;

/**
 * Where a value stands in an answer.
 *
 * @param expression a JSON pointer, the name of a header or cookie, or a pattern whose first group
 *     is the value
 * @param part a pattern whose first group is the part of the found text that is meant; null for all
 *     of it
 * @param stripeCall for {@link Source#NETWORK}: which call that the merchant made at Stripe
 *     meanwhile, {@code POST /v1/payment_intents}
 * @param optional whether the step goes on without it
 * @param count whether the length of the array found is meant
 * @param equal when given, the value is whether what was found equals it
 */
public record Extraction(
    Source source,
    String expression,
    @Nullable String part,
    @Nullable String stripeCall,
    boolean optional,
    boolean count,
    @Nullable JsonElement equal) {

  /** In which answer, and how. */
  public enum Source {
    /** The app's answer, by JSON pointer. */
    JSON,
    /** The app's answer, by a header's name. */
    HEADER,
    /** The app's answer, by a pattern over the whole body. */
    REGEX,
    /** The cookies that the app has given, by a cookie's name. */
    COOKIE,
    /** Stripe's answer to the merchant, by JSON pointer. */
    NETWORK
  }

  /**
   * The value in this answer; null when it is not there.
   *
   * @param cookies the value of the cookie of that name; null for none
   */
  public @Nullable JsonElement from(HttpAnswer answer, Function<String, @Nullable String> cookies) {
    JsonElement found =
        switch (source) {
          case JSON, NETWORK -> answer.at(expression);
          case HEADER -> answer.header(expression).map(JsonPrimitive::new).orElse(null);
          case REGEX -> firstGroup(expression, answer.body());
          case COOKIE -> text(cookies.apply(expression));
        };
    return shaped(part == null || found == null ? found : firstGroup(part, plain(found)));
  }

  private static @Nullable JsonElement text(@Nullable String text) {
    return text == null ? null : new JsonPrimitive(text);
  }

  private static String plain(JsonElement found) {
    return found.isJsonPrimitive() ? found.getAsString() : found.toString();
  }

  private static @Nullable JsonElement firstGroup(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.find() ? text(matcher.group(1)) : null;
  }

  private @Nullable JsonElement shaped(@Nullable JsonElement found) {
    if (equal != null) {
      return new JsonPrimitive(equal.equals(found));
    }
    if (count) {
      return found instanceof JsonArray array ? new JsonPrimitive(array.size()) : null;
    }
    return found;
  }
}
