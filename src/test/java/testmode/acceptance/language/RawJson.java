package testmode.acceptance.language;

import io.restassured.response.Response;
import java.util.Map;
import java.util.Objects;
import testmode.driver.web.HttpAnswer;

/**
 * What a raw answer says in JSON. REST Assured's own way compiles a Groovy script for each field,
 * for which it loads a thousand classes.
 */
final class RawJson {

  private RawJson() {}

  /**
   * The text there.
   *
   * @param pointer a JSON pointer, {@code /error/type}
   * @throws AssertionError when there is none
   */
  static String text(Response answer, String pointer) {
    String text = of(answer).text(pointer);
    if (text == null) {
      throw new AssertionError(
          "Stripe's answer should have " + pointer + ", but is: " + answer.asString());
    }
    return text;
  }

  /** Holds the text there against what it should be. */
  static void says(Response answer, String pointer, String expected) {
    String seen = of(answer).text(pointer);
    if (!Objects.equals(seen, expected)) {
      throw new AssertionError(
          "Stripe's answer should have "
              + expected
              + " at "
              + pointer
              + ", but has "
              + (seen == null ? "nothing" : seen)
              + " there: "
              + answer.asString());
    }
  }

  private static HttpAnswer of(Response answer) {
    return new HttpAnswer(answer.statusCode(), Map.of(), answer.asString());
  }
}
