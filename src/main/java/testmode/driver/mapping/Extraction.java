package testmode.driver.mapping;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
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
 * @param sum where, in each item of the array found, the number stands whose sum is meant, a JSON
 *     pointer; null for no sum
 * @param equal when given, the value is whether what was found equals it
 */
public record Extraction(
    Source source,
    String expression,
    @Nullable String part,
    @Nullable String stripeCall,
    boolean optional,
    boolean count,
    @Nullable String sum,
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
    return sum == null ? found : summed(found, sum);
  }

  /** No sum where an item has no number: a part of the money is not the whole. */
  private static @Nullable JsonElement summed(@Nullable JsonElement found, String pointer) {
    if (!(found instanceof JsonArray array)) {
      return null;
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonElement item : array) {
      JsonElement number = HttpAnswer.within(item, pointer);
      try {
        sum = sum.add(new BigDecimal(number == null ? "" : plain(number)));
      } catch (NumberFormatException none) {
        return null;
      }
    }
    return new JsonPrimitive(sum);
  }
}
