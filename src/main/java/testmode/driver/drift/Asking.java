package testmode.driver.drift;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import testmode.driver.drift.Comparison.Finding;
import testmode.driver.recording.KeptExchange;
import testmode.driver.recording.KeptExchange.Request;
import testmode.driver.recording.KeptExchange.Response;
import testmode.driver.recording.Parameters;
import testmode.driver.recording.TellingHeaders;
import testmode.driver.web.HttpAnswer;

/** Asks the simulator one recorded request, in this run's ids, secrets and times. */
final class Asking {

  private static final String NONE = "absent";

  private final SimulatedAccount account;
  private final Moments moments;
  private final Secrets secrets;
  private final boolean converting;

  /**
   * One answer of the simulator, compared.
   *
   * @param learnt the ids as they are known when this answer counts
   * @param body null when it is no JSON
   */
  record Asked(
      KeptExchange exchange,
      List<Finding> findings,
      Translation learnt,
      @Nullable JsonObject body) {

    boolean agrees() {
      return findings.isEmpty();
    }

    /** Whether what is lacking may come as time passes. */
    boolean mayCome() {
      return findings.stream().anyMatch(Finding::mayCome);
    }
  }

  Asking(SimulatedAccount account, Moments moments, Secrets secrets, boolean converting) {
    this.account = account;
    this.moments = moments;
    this.secrets = secrets;
    this.converting = converting;
  }

  /**
   * @param ids known so far; what this answer teaches is in the result only
   */
  Asked ask(KeptExchange exchange, Translation ids) {
    Response recorded = Objects.requireNonNull(exchange.response());
    HttpAnswer answer = send(exchange, ids);
    Translation learning = ids.copy();
    List<Finding> findings = new ArrayList<>();
    if (recorded.status() != answer.status()) {
      findings.add(new Finding("status", "" + recorded.status(), "" + answer.status(), false));
    }
    headers(recorded.headers(), TellingHeaders.ofAnswer(answer.headers()), findings);
    JsonObject before = recorded.body();
    JsonObject now = Bodies.parsed(answer.body());
    if (before != null && now == null) {
      findings.add(new Finding("$", "JSON", "no JSON", false));
    } else if (before != null) {
      boolean all = Bodies.isListOfTheAccount(exchange);
      findings.addAll(
          new Comparison(learning, converting)
              .of(all ? only(before, ids::knows) : before, all ? only(now, ids::stands) : now));
    }
    return new Asked(exchange, List.copyOf(findings), learning, now);
  }

  private HttpAnswer send(KeptExchange exchange, Translation ids) {
    Request request = exchange.request();
    String query = translated(request.query(), ids).encoded();
    String path = ids.translated(request.path());
    Parameters form = request.form();
    return account.send(
        exchange.from(),
        request.method(),
        query.isEmpty() ? path : path + "?" + query,
        request.headers(),
        form == null ? "" : translated(form, ids).encoded());
  }

  private Parameters translated(Parameters parameters, Translation ids) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    parameters
        .values()
        .forEach(
            (name, all) ->
                values.put(name, all.stream().map(value -> translated(name, value, ids)).toList()));
    return new Parameters(values);
  }

  private String translated(String name, String value, Translation ids) {
    String secret = secrets.of(value, ids);
    return secret != null ? secret : moments.shifted(name, ids.translated(value));
  }

  private static void headers(
      Map<String, String> recorded, Map<String, String> simulated, List<Finding> findings) {
    TreeSet<String> names = new TreeSet<>(recorded.keySet());
    names.addAll(simulated.keySet());
    for (String name : names) {
      String before = recorded.getOrDefault(name, NONE);
      String now = simulated.getOrDefault(name, NONE);
      if (!before.equals(now)) {
        findings.add(new Finding("header " + name, before, now, false));
      }
    }
  }

  /** A list of everything in an account, reduced to what this recording is about. */
  private static JsonObject only(JsonObject list, Predicate<String> ours) {
    JsonObject reduced = list.deepCopy();
    JsonArray data = new JsonArray();
    if (list.get("data") instanceof JsonArray all) {
      for (JsonElement item : all) {
        String id = item instanceof JsonObject object ? Comparison.text(object, "id") : null;
        if (id != null && ours.test(id)) {
          data.add(item);
        }
      }
    }
    reduced.add("data", data);
    reduced.add("has_more", new JsonPrimitive(false));
    return reduced;
  }
}
