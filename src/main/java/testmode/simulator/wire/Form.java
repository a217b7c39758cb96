package testmode.simulator.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Typed access to a decoded form: a tree of {@code a=x}, {@code a[b]=x}, {@code a[0]=x} and {@code
 * a[]=x}.
 *
 * <p>An empty value means "unset" to Stripe: {@link #has} sees it, {@link #text} answers null. The
 * typed readers refuse a wrong value with Stripe's own error, naming the parameter in full.
 */
public final class Form {
  private final String prefix;
  private final Map<String, Object> values;

  private Form(String prefix, Map<String, Object> values) {
    this.prefix = prefix;
    this.values = values;
  }

  /** The form over a tree whose leaves are strings and whose branches are maps. */
  public static Form of(Map<String, Object> tree) {
    return new Form("", tree);
  }

  public static Form empty() {
    return of(Map.of());
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** Whether the parameter was sent with an empty value, which takes the old value away. */
  public boolean unsets(String name) {
    return "".equals(values.get(name));
  }

  /** The value, or null if it is absent or empty. */
  public @Nullable String text(String name) {
    Object value = values.get(name);
    return value instanceof String text && !text.isEmpty() ? text : null;
  }

  /** The value, or Stripe's {@code parameter_missing}. */
  public String required(String name) {
    String value = text(name);
    if (value == null) {
      throw StripeError.parameterMissing(path(name));
    }
    return value;
  }

  public @Nullable Long integer(String name) {
    String value = text(name);
    if (value == null) {
      return null;
    }
    try {
      return Long.valueOf(value.strip());
    } catch (NumberFormatException e) {
      throw StripeError.invalid(
          "parameter_invalid_integer", path(name), "Invalid integer: " + value);
    }
  }

  public @Nullable Boolean bool(String name) {
    String value = text(name);
    if (value == null) {
      return null;
    }
    if (!value.equals("true") && !value.equals("false")) {
      throw StripeError.invalid(null, path(name), "Invalid boolean: " + value);
    }
    return Boolean.valueOf(value);
  }

  /** The parameters under {@code name[…]}; empty if there are none. */
  public Form nested(String name) {
    return new Form(path(name), branch(name));
  }

  /** The forms of {@code name[0][…]}, {@code name[1][…]}, in order. */
  public List<Form> items(String name) {
    Form all = nested(name);
    return all.values.keySet().stream().map(all::nested).toList();
  }

  /** The scalars of {@code name[]}, in order. */
  public List<String> list(String name) {
    List<String> items = new ArrayList<>();
    for (Object item : branch(name).values()) {
      if (item instanceof String text) {
        items.add(text);
      }
    }
    return items;
  }

  /** The scalars under {@code name[key]}; an empty value is kept, because it removes its key. */
  public Map<String, String> map(String name) {
    Map<String, String> map = new LinkedHashMap<>();
    branch(name)
        .forEach(
            (key, value) -> {
              if (value instanceof String text) {
                map.put(key, text);
              }
            });
    return map;
  }

  Set<String> names() {
    return Collections.unmodifiableSet(values.keySet());
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** The full name of a parameter of this form, as errors name it: {@code card[exp_month]}. */
  public String path(String name) {
    return prefix.isEmpty() ? name : prefix + "[" + name + "]";
  }

  /** The full name of this form itself: {@code line_items[0]}; empty for a whole request. */
  public String path() {
    return prefix;
  }

  /** The same form without one parameter. */
  public Form without(String name) {
    Map<String, Object> rest = new LinkedHashMap<>(values);
    rest.remove(name);
    return new Form(prefix, rest);
  }

  /** The tree itself, for validation and fingerprints. */
  public Map<String, Object> tree() {
    return Collections.unmodifiableMap(values);
  }

  @SuppressWarnings("unchecked") // the parser puts only strings and such maps into the tree
  private Map<String, Object> branch(String name) {
    return values.get(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
