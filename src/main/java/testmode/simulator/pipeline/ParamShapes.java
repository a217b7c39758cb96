package testmode.simulator.pipeline;

import com.google.gson.annotations.SerializedName;
import com.stripe.net.ApiRequestParams.EnumParam;
import com.stripe.param.PaymentMethodCreateParams;
import com.stripe.param.common.EmptyParam;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which parameters a stripe-java params class allows, read from it by reflection.
 *
 * <p>Shape: wire name → the types a value may have. A field declared {@code Object} or {@code
 * EnumParam} is a union; its alternatives are what the builder's setters take. Classes are read
 * once, nested ones when first needed. Nothing there says which parameters are required. What it
 * lacks is put back: cards in {@code payment_method_data}, which Stripe takes though the SDK does
 * not offer them. Thread-safe.
 */
final class ParamShapes {
  private static final String EXTRA = "_stripe_java_extra_param_key";

  private static final Map<Class<?>, Map<String, List<Type>>> SHAPES = new ConcurrentHashMap<>();

  private ParamShapes() {}

  static Map<String, List<Type>> of(Class<?> params) {
    Map<String, List<Type>> known = SHAPES.get(params);
    if (known == null) {
      known = read(params);
      SHAPES.put(params, known);
    }
    return known;
  }

  private static Map<String, List<Type>> read(Class<?> params) {
    Map<String, List<Type>> shape = new LinkedHashMap<>();
    for (Field field : params.getDeclaredFields()) {
      SerializedName name = field.getAnnotation(SerializedName.class);
      if (name != null && !name.value().equals(EXTRA)) {
        shape.put(name.value(), alternatives(params, field));
      }
    }
    if (params.getSimpleName().equals("PaymentMethodData")) {
      Map<String, List<Type>> full = of(PaymentMethodCreateParams.class);
      shape.put("card", full.get("card"));
      shape.put("type", full.get("type"));
    }
    return shape;
  }

  private static List<Type> alternatives(Class<?> params, Field field) {
    if (field.getType() != Object.class && field.getType() != EnumParam.class) {
      return List.of(field.getGenericType());
    }
    String camel = Character.toUpperCase(field.getName().charAt(0)) + field.getName().substring(1);
    List<Type> types = new ArrayList<>();
    for (Class<?> nested : params.getDeclaredClasses()) {
      if (nested.getSimpleName().equals("Builder")) {
        for (Method method : nested.getDeclaredMethods()) {
          if (fills(method, camel)) {
            types.add(method.getGenericParameterTypes()[0]);
          }
        }
      }
    }
    // Reflection gives methods in no order; the plainest alternative speaks first.
    types.sort(Comparator.comparingInt(ParamShapes::rank).thenComparing(Type::getTypeName));
    return List.copyOf(types);
  }

  private static int rank(Type type) {
    if (isObject(type)) {
      return 3;
    }
    if (isList(type) || isMap(type)) {
      return 2;
    }
    return isEnum(type) ? 1 : 0;
  }

  /** Lists and maps are filled by addAllX and putAllX, whose X may have lost a plural s. */
  private static boolean fills(Method method, String camel) {
    String name = method.getName();
    if (method.getParameterCount() != 1) {
      return false;
    }
    return name.equals("set" + camel)
        || name.startsWith("addAll") && sameWord(name.substring("addAll".length()), camel)
        || name.startsWith("putAll") && sameWord(name.substring("putAll".length()), camel);
  }

  private static boolean sameWord(String singular, String camel) {
    return camel.equals(singular) || camel.equals(singular + "s");
  }

  static boolean isList(Type type) {
    return raw(type) == List.class;
  }

  static boolean isMap(Type type) {
    return raw(type) == Map.class;
  }

  static boolean isEmptyAllowed(Type type) {
    return type == EmptyParam.class;
  }

  static boolean isEnum(Type type) {
    return type instanceof Class<?> c && c.isEnum() && type != EmptyParam.class;
  }

  /** A params class of its own: neither scalar nor enum, list, map. */
  static boolean isObject(Type type) {
    return type instanceof Class<?> c && !c.isEnum() && c.getName().startsWith("com.stripe.param.");
  }

  /** What stands under the keys of a map. */
  static Type mappedOf(Type mapType) {
    return ((ParameterizedType) mapType).getActualTypeArguments()[1];
  }

  static Type itemOf(Type listType) {
    return ((ParameterizedType) listType).getActualTypeArguments()[0];
  }

  /** The wire values of an enum; ASSUMED: their order, which Stripe's own texts do not keep to. */
  static List<String> valuesOf(Type enumType) {
    List<String> values = new ArrayList<>();
    for (Object constant : ((Class<?>) enumType).getEnumConstants()) {
      values.add(((EnumParam) constant).getValue());
    }
    return values;
  }

  private static Type raw(Type type) {
    return type instanceof ParameterizedType parameterized ? parameterized.getRawType() : type;
  }
}
