package testmode.simulator.pipeline;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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

  private static final Pattern INDEX = Pattern.compile("\\d{1,9}");
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

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
        items(ParamShapes.itemOf(type), branch, path);
        return;
      }
      if (ParamShapes.isMap(type)) {
        mapped(ParamShapes.mappedOf(type), branch, path);
        return;
      }
    }
    refuse(StripeError.invalid(null, path, "Invalid string: " + GSON.toJson(branch)));
  }

  /** The items of a list stand under whole numbers; under names they would be an object's. */
  private void items(Type item, Map<String, Object> branch, String path) {
    if (!branch.keySet().stream().allMatch(index -> INDEX.matcher(index).matches())) {
      refuse(StripeError.invalid(null, path, "Invalid array"));
      return;
    }
    branch.forEach((index, value) -> value(List.of(item), value, path + "[" + index + "]"));
  }

  /** A map of objects, as {@code currency_options} is, or of texts. */
  private void mapped(Type value, Map<String, Object> branch, String path) {
    if (ParamShapes.isObject(value)) {
      branch.forEach((key, one) -> value(List.of(value), one, path + "[" + key + "]"));
    } else {
      texts(branch, path);
    }
  }

  /** The values of {@code metadata} and its like; ASSUMED: how the refusal writes the value. */
  private void texts(Map<String, Object> branch, String path) {
    for (Object value : branch.values()) {
      if (!(value instanceof String)) {
        String shown = GSON.toJson(value);
        refuse(
            StripeError.invalid(null, path, "Invalid value type: " + shown + " must be a string"));
      }
    }
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
    StripeError first = null;
    for (Type type : types) {
      if (ParamShapes.isEmptyAllowed(type)) {
        continue;
      }
      StripeError refusal = ParamValues.refusal(type, text, path);
      if (refusal == null) {
        return;
      }
      first = first == null ? refusal : first;
    }
    if (first != null) {
      refuse(first);
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
