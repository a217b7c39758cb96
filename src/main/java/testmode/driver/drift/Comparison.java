package testmode.driver.drift;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import testmode.driver.recording.MadeUp;

/** Two bodies, key by key: what is there, what is null, and every value that is not made up. */
final class Comparison {

  /** What the account's dashboard decides, which the simulator's has not: compared by kind only. */
  private static final Set<String> OF_THE_ACCOUNT =
      Set.of(
          "calculated_statement_descriptor",
          "payment_method_configuration_details",
          "payment_method_options",
          "payment_method_types");

  /** What the day's market, the account's contract, its endpoints and the bank's page decide. */
  private static final Set<String> OF_THE_DAY =
      Set.of("exchange_rate", "fee", "net", "pending_webhooks", "stripe_js", "transaction_id");

  private static final String NO_KEY = "no such key";

  /**
   * One place that differs.
   *
   * @param at {@code $.error.code}
   * @param mayCome whether the simulator's may become the recorded one as time passes
   */
  record Finding(String at, String recorded, String simulated, boolean mayCome) {}

  private final Translation ids;
  private final boolean converting;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * @param ids learns from what it is shown
   * @param converting whether the account gets another currency than shoppers pay, so that amounts
   *     of balance transactions follow the market
   */
  Comparison(Translation ids, boolean converting) {
    this.ids = ids;
    this.converting = converting;
  }

  List<Finding> of(JsonObject recorded, JsonObject simulated) {
    objects("$", recorded, simulated);
    return List.copyOf(findings);
  }

  private void objects(String path, JsonObject recorded, JsonObject simulated) {
    for (Map.Entry<String, JsonElement> entry : recorded.entrySet()) {
      String at = path + "." + entry.getKey();
      if (!simulated.has(entry.getKey())) {
        findings.add(new Finding(at, shown(entry.getValue()), NO_KEY, true));
      } else if (!isPricing(path, entry.getKey(), recorded)) {
        values(at, entry.getKey(), entry.getValue(), simulated.get(entry.getKey()));
      }
    }
    for (String added : new TreeSet<>(simulated.keySet())) {
      if (!recorded.has(added)) {
        String value = simulated.get(added).toString();
        findings.add(new Finding(path + "." + added, NO_KEY, value, false));
      }
    }
  }

  private void values(String at, String key, JsonElement recorded, JsonElement simulated) {
    if (recorded.isJsonNull() || simulated.isJsonNull()) {
      if (!recorded.equals(simulated)) {
        differ(at, recorded, simulated, simulated.isJsonNull());
      }
    } else if (OF_THE_ACCOUNT.contains(key)) {
      if (!recorded.getClass().equals(simulated.getClass())) {
        differ(at, recorded, simulated, false);
      }
    } else if (recorded instanceof JsonObject one && simulated instanceof JsonObject other) {
      objects(at, one, other);
    } else if (recorded instanceof JsonArray one && simulated instanceof JsonArray other) {
      lists(at, key, one, other);
    } else if (!(recorded instanceof JsonPrimitive one)
        || !(simulated instanceof JsonPrimitive other)
        || !primitives(key, one, other)) {
      differ(at, recorded, simulated, key.equals("status"));
    }
  }

  /** Items are compared by position; lists of two lengths have no common positions. */
  private void lists(String at, String key, JsonArray recorded, JsonArray simulated) {
    if (recorded.size() != simulated.size()) {
      boolean mayCome = recorded.size() > simulated.size();
      findings.add(new Finding(at, items(recorded), items(simulated), mayCome));
      return;
    }
    for (int i = 0; i < recorded.size(); i++) {
      values(at + "[" + i + "]", key, recorded.get(i), simulated.get(i));
    }
  }

  private boolean primitives(String key, JsonPrimitive recorded, JsonPrimitive simulated) {
    if (recorded.isString() && simulated.isString()) {
      String one = recorded.getAsString();
      String other = simulated.getAsString();
      if (Translation.isId(one) && Translation.isId(other)) {
        return ids.same(one, other);
      }
      return isMadeUp(key) || ids.sameBut(one, other);
    }
    if (recorded.isNumber() && simulated.isNumber()) {
      return isMadeUp(key)
          || recorded.getAsBigDecimal().compareTo(simulated.getAsBigDecimal()) == 0;
    }
    return recorded.equals(simulated);
  }

  private static boolean isMadeUp(String key) {
    return MadeUp.is(key) || OF_THE_DAY.contains(key);
  }

  /** What Stripe charges this account, and what it pays for another currency. */
  private boolean isPricing(String path, String key, JsonObject recorded) {
    return key.equals("amount")
        && (path.contains(".fee_details[")
            || (converting && "balance_transaction".equals(text(recorded, "object"))));
  }

  static @Nullable String text(JsonObject object, String name) {
    return object.get(name) instanceof JsonPrimitive value && value.isString()
        ? value.getAsString()
        : null;
  }

  private void differ(String at, JsonElement recorded, JsonElement simulated, boolean mayCome) {
    findings.add(new Finding(at, shown(recorded), shown(simulated), mayCome));
  }

  private static String shown(JsonElement value) {
    return value instanceof JsonPrimitive primitive && primitive.isString()
        ? '"' + primitive.getAsString() + '"'
        : (value instanceof JsonNull ? "null" : value.toString());
  }

  private static String items(JsonArray list) {
    return list.size() == 1 ? "1 item" : list.size() + " items";
  }
}
