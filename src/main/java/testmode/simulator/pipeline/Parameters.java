package testmode.simulator.pipeline;

import com.google.gson.Gson;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import testmode.simulator.resource.Route;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;

/**
 * The parameter stage: unknown names, wrong shapes, integers, booleans and enums, at every depth.
 *
 * <p>Runs before idempotency: what it refuses never began execution. Which parameters are required
 * and how they depend on each other is the operations' business. ASSUMED: all unknown names are
 * reported before the first wrong value.
 */
final class Parameters {
  /** What a browser may send besides the parameters of the server-side SDK. */
  private static final Set<String> PUBLISHABLE_EXTRAS = Set.of("client_secret");

  private static final Gson GSON = new Gson();

  private final List<String> unknown = new ArrayList<>();
  private @Nullable StripeError wrong;

  private Parameters() {}

  static void check(Route route, Form form) {
    Parameters check = new Parameters();
    check.fields(route.params(), form.tree(), "", route.publishable());
    if (check.unknown.size() == 1) {
      String name = check.unknown.get(0);
      throw StripeError.invalid("parameter_unknown", name, "Received unknown parameter: " + name);
    }
    if (!check.unknown.isEmpty()) {
      throw StripeError.invalid(
          "parameter_unknown",
          check.unknown.get(0),
          "Received unknown parameters: " + String.join(", ", check.unknown));
    }
    if (check.wrong != null) {
      throw check.wrong;
    }
    Metadata.check(form);
    ExpandPaths.check(route, form.list("expand"));
  }

  private void fields(
      Class<?> params, Map<String, Object> values, String prefix, boolean publishable) {
    Map<String, List<Type>> shape = ParamShapes.of(params);
    values.forEach(
        (name, value) -> {
          String path = prefix.isEmpty() ? name : prefix + "[" + name + "]";
          List<Type> types = shape.get(name);
          if (types != null) {
            value(types, value, path);
          } else if (!publishable || !PUBLISHABLE_EXTRAS.contains(name)) {
            unknown.add(path);
          }
        });
  }

  private void value(List<Type> types, Object value, String path) {
    if (value instanceof String text) {
      scalar(types, text, path);
    } else {
      tree(types, branch(value), path);
    }
  }

  private void tree(List<Type> types, Map<String, Object> branch, String path) {
    Class<?> object = bestObject(types, branch);
    if (object != null) {
      fields(object, branch, path, false);
      return;
    }
    for (Type type : types) {
      if (ParamShapes.isList(type)) {
        List<Type> item = List.of(ParamShapes.itemOf(type));
        branch.forEach((index, value) -> value(item, value, path + "[" + index + "]"));
        return;
      }
      if (ParamShapes.isMap(type)) {
        return;
      }
    }
    refuse(StripeError.invalid(null, path, "Invalid string: " + GSON.toJson(branch)));
  }

  /**
   * Of several params classes (a typed card, a card's token) the one that knows most of the names.
   */
  private static @Nullable Class<?> bestObject(List<Type> types, Map<String, Object> branch) {
    Class<?> best = null;
    long most = -1;
    for (Type type : types) {
      if (ParamShapes.isObject(type)) {
        Set<String> known = ParamShapes.of((Class<?>) type).keySet();
        long count = branch.keySet().stream().filter(known::contains).count();
        if (count > most) {
          most = count;
          best = (Class<?>) type;
        }
      }
    }
    return best;
  }

  private void scalar(List<Type> types, String text, String path) {
    if (text.isEmpty()) {
      empty(types, path);
      return;
    }
    StripeError refusal = null;
    for (Type type : types) {
      if (ParamShapes.isEmptyAllowed(type)) {
        continue;
      }
      refusal = refusal(type, text, path);
      if (refusal == null) {
        return;
      }
    }
    if (refusal != null) {
      refuse(refusal);
    }
  }

  /**
   * An empty value unsets; only what Stripe declares unsettable, and lists and maps, may be empty.
   */
  private void empty(List<Type> types, String path) {
    boolean allowed =
        types.stream()
            .anyMatch(
                t ->
                    ParamShapes.isEmptyAllowed(t) || ParamShapes.isList(t) || ParamShapes.isMap(t));
    if (!allowed) {
      refuse(
          StripeError.invalid(
              "parameter_invalid_empty",
              path,
              ("You passed an empty string for '%1$s'. We assume empty values are an attempt to"
                   + " unset a parameter; however '%1$s' cannot be unset. You should remove '%1$s'"
                   + " from your request or supply a non-empty value.")
                  .formatted(path)));
    }
  }

  private static @Nullable StripeError refusal(Type type, String text, String path) {
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
    if (ParamShapes.isObject(type) || ParamShapes.isMap(type)) {
      return StripeError.invalid(null, path, "Invalid object");
    }
    return null;
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

  private void refuse(StripeError error) {
    if (wrong == null) {
      wrong = error;
    }
  }

  @SuppressWarnings("unchecked") // only strings and such maps are ever put into the tree
  private static Map<String, Object> branch(Object value) {
    return (Map<String, Object>) value;
  }
}
