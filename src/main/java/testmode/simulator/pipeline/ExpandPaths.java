package testmode.simulator.pipeline;

import com.google.gson.annotations.SerializedName;
import com.stripe.model.ExpandableField;
import com.stripe.model.StripeCollection;
import com.stripe.model.StripeObject;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import testmode.simulator.resource.Route;
import testmode.simulator.wire.StripeError;

/**
 * Says whether the paths of {@code expand[]} exist, before anything is executed, by walking
 * stripe-java's model classes.
 *
 * <p>A path ends at an expandable id or at a list that is there only when expanded; plain nested
 * objects may be passed through. Where a model names an interface ({@code source}), everything
 * below it is allowed.
 */
final class ExpandPaths {
  private static final int MAX_DEPTH = 4;

  /** Plain values that are there only when expanded, which stripe-java's models do not say. */
  private static final Set<String> ONLY_EXPANDED = Set.of("Price.currency_options", "Price.tiers");

  private ExpandPaths() {}

  static void check(Route route, List<String> paths) {
    if (paths.isEmpty()) {
      return;
    }
    AnswerModel answer = AnswerModel.of(route.params());
    for (String path : paths) {
      String[] segments = path.split("\\.", -1);
      if (segments.length > MAX_DEPTH) {
        throw StripeError.invalid(
            "property_expansion_max_depth",
            null,
            "You cannot expand more than 4 levels of a property. Property: " + path);
      }
      if (answer.list()) {
        inList(answer, path, segments);
      } else {
        walk(answer.item(), segments, 0);
      }
    }
  }

  private static void inList(AnswerModel answer, String path, String[] segments) {
    if (answer.search() && path.equals("total_count")) {
      return;
    }
    if (!segments[0].equals("data")) {
      throw StripeError.invalid(
          null,
          null,
          ("This property cannot be expanded (%1$s). You may want to try expanding 'data.%1$s'"
                  + " instead.")
              .formatted(path));
    }
    if (segments.length > 1) {
      walk(answer.item(), segments, 1);
    }
  }

  private static void walk(@Nullable Class<?> start, String[] segments, int from) {
    Class<?> model = start;
    for (int i = from; i < segments.length; i++) {
      if (model == null || model.isInterface()) {
        return;
      }
      Type type = fieldType(model, segments[i]);
      Class<?> raw = AnswerModel.rawOf(type);
      boolean collection = raw != null && StripeCollection.class.isAssignableFrom(raw);
      String property = model.getSimpleName() + "." + segments[i];
      boolean expandable =
          raw == ExpandableField.class || collection || ONLY_EXPANDED.contains(property);
      boolean passage = raw != null && StripeObject.class.isAssignableFrom(raw);
      if (!expandable && (!passage || i == segments.length - 1)) {
        // ASSUMED: only the failing segment is named, as for "invalid.deep.path".
        throw StripeError.invalid(
            null, null, "This property cannot be expanded (" + segments[i] + ").");
      }
      if (collection && i + 1 < segments.length && segments[i + 1].equals("data")) {
        i++;
      }
      model = collection ? itemOf(raw) : expandable ? argumentOf(type) : raw;
    }
  }

  /** A field's type; for a list of them, its items'. */
  private static @Nullable Type fieldType(Class<?> model, String wireName) {
    for (Field field : model.getDeclaredFields()) {
      SerializedName name = field.getAnnotation(SerializedName.class);
      if (name != null && name.value().equals(wireName)) {
        Type type = field.getGenericType();
        boolean list = AnswerModel.rawOf(type) == List.class;
        return list ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
      }
    }
    return null;
  }

  private static @Nullable Class<?> itemOf(Class<?> collection) {
    return argumentOf(collection.getGenericSuperclass());
  }

  private static @Nullable Class<?> argumentOf(@Nullable Type type) {
    return type instanceof ParameterizedType p
        ? AnswerModel.rawOf(p.getActualTypeArguments()[0])
        : null;
  }
}
