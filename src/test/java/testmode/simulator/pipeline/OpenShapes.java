package testmode.simulator.pipeline;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/** What parameters a params class takes, for tests outside this package. */
public final class OpenShapes {
  private OpenShapes() {}

  /** Wire name → the types a value may have. */
  public static Map<String, List<Type>> of(Class<?> params) {
    return ParamShapes.of(params);
  }

  public static boolean isList(Type type) {
    return ParamShapes.isList(type);
  }

  public static boolean isMap(Type type) {
    return ParamShapes.isMap(type);
  }

  public static boolean isObject(Type type) {
    return ParamShapes.isObject(type);
  }

  public static boolean isEnum(Type type) {
    return ParamShapes.isEnum(type);
  }

  public static Type itemOf(Type list) {
    return ParamShapes.itemOf(list);
  }

  public static List<String> valuesOf(Type choice) {
    return ParamShapes.valuesOf(choice);
  }
}
