package testmode.simulator.pipeline;

import com.stripe.model.StripeCollection;
import com.stripe.model.StripeObject;
import com.stripe.model.StripeSearchResult;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a request with certain parameters is answered by, as stripe-java's services and models
 * declare it.
 *
 * @param item the model of the object, or of a list's items; null if the SDK does not say
 */
record AnswerModel(@Nullable Class<?> item, boolean list, boolean search) {
  private static final String PARAMS = "com.stripe.param.";
  private static final AnswerModel UNKNOWN = new AnswerModel(null, false, false);
  private static final Map<Class<?>, AnswerModel> KNOWN = new ConcurrentHashMap<>();

  static AnswerModel of(Class<?> params) {
    return KNOWN.computeIfAbsent(params, AnswerModel::find);
  }

  /** Tries the service or model whose name is the longest beginning of the params class's name. */
  private static AnswerModel find(Class<?> params) {
    if (!params.getName().startsWith(PARAMS)) {
      return UNKNOWN;
    }
    String name = params.getName().substring(PARAMS.length());
    for (int end = name.length() - 1; end > name.lastIndexOf('.') + 1; end--) {
      if (Character.isUpperCase(name.charAt(end))) {
        String start = name.substring(0, end);
        AnswerModel found = declaredBy("com.stripe.service." + start + "Service", params);
        found = found == null ? declaredBy("com.stripe.model." + start, params) : found;
        if (found != null) {
          return found;
        }
      }
    }
    return UNKNOWN;
  }

  private static @Nullable AnswerModel declaredBy(String owner, Class<?> params) {
    Class<?> type;
    try {
      type = Class.forName(owner);
    } catch (ClassNotFoundException noSuchOwner) {
      return null;
    }
    for (Method method : type.getDeclaredMethods()) {
      for (Class<?> parameter : method.getParameterTypes()) {
        if (parameter == params) {
          return answered(method.getGenericReturnType());
        }
      }
    }
    return null;
  }

  private static @Nullable AnswerModel answered(Type returned) {
    Class<?> raw = rawOf(returned);
    if (raw == null || !StripeObject.class.isAssignableFrom(raw)) {
      return null;
    }
    boolean search = StripeSearchResult.class.isAssignableFrom(raw);
    if (!search && !StripeCollection.class.isAssignableFrom(raw)) {
      return new AnswerModel(raw, false, false);
    }
    Type declared = returned instanceof ParameterizedType ? returned : raw.getGenericSuperclass();
    Type item =
        declared instanceof ParameterizedType p ? p.getActualTypeArguments()[0] : Object.class;
    return new AnswerModel(rawOf(item), true, search);
  }

  static @Nullable Class<?> rawOf(@Nullable Type type) {
    if (type instanceof ParameterizedType parameterized) {
      return (Class<?>) parameterized.getRawType();
    }
    return type instanceof Class<?> c ? c : null;
  }
}
