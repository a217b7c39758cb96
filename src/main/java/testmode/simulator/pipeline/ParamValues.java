package testmode.simulator.pipeline;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import testmode.simulator.wire.StripeError;

/** What Stripe says to a text that is no value of its parameter's type. */
final class ParamValues {
  /** Characters; what Stripe's API description allows for nearly every string. */
  private static final int MAX_TEXT = 5_000;

  /** Documented: a dispute's evidence may be told at length. */
  private static final int MAX_EVIDENCE = 20_000;

  /** Characters at either end of a too long string that its refusal repeats. */
  private static final int SHOWN = 6;

  private ParamValues() {}

  /** Null if the text is a value of the type. */
  static @Nullable StripeError refusal(Type type, String text, String path) {
    if (type == Long.class || type == Integer.class) {
      return isInteger(text)
          ? null
          : StripeError.invalid("parameter_invalid_integer", path, "Invalid integer: " + text);
    }
    if (type == Boolean.class) {
      return text.equals("true") || text.equals("false")
          ? null
          : StripeError.invalid(null, path, "Invalid boolean: " + text);
    }
    if (type == BigDecimal.class) {
      return isDecimal(text) ? null : StripeError.invalid(null, path, "Invalid decimal: " + text);
    }
    if (ParamShapes.isEnum(type)) {
      List<String> allowed = ParamShapes.valuesOf(type);
      return allowed.contains(text)
          ? null
          : StripeError.invalid(
              null, path, "Invalid " + path + ": must be one of " + oneOf(allowed));
    }
    if (ParamShapes.isList(type)) {
      return StripeError.invalid(null, path, "Invalid array");
    }
    if (ParamShapes.isMap(type)) {
      return StripeError.invalid(
          null, path, "Invalid %1$s: %1$s must be a set of key-value pairs".formatted(path));
    }
    if (ParamShapes.isObject(type)) {
      return StripeError.invalid(null, path, "Invalid object");
    }
    int limit = path.startsWith("evidence[") ? MAX_EVIDENCE : MAX_TEXT;
    return text.length() > limit ? tooLong(text, path, limit) : null;
  }

  /** Seen of addresses; ASSUMED: the text for others, whose limit is the documented one. */
  private static StripeError tooLong(String text, String path, int limit) {
    if (path.endsWith("url")) {
      return StripeError.invalid(
          null, path, "Invalid URL: URL must be " + limit + " characters or less.");
    }
    String shown = text.substring(0, SHOWN) + "..." + text.substring(text.length() - SHOWN);
    return StripeError.invalid(
        null, path, "Invalid string: " + shown + "; must be at most " + limit + " characters");
  }

  /** The values as Stripe lists them: {@code a or b}, {@code a, b, or c}. */
  static String oneOf(List<String> values) {
    int last = values.size() - 1;
    return switch (values.size()) {
      case 0 -> "";
      case 1 -> values.get(0);
      case 2 -> values.get(0) + " or " + values.get(1);
      default -> String.join(", ", values.subList(0, last)) + ", or " + values.get(last);
    };
  }

  private static boolean isInteger(String text) {
    try {
      Long.parseLong(text.strip());
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isDecimal(String text) {
    try {
      return new BigDecimal(text.strip()).scale() > Integer.MIN_VALUE;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
