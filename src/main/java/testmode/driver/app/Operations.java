package testmode.driver.app;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import testmode.driver.mapping.Extraction;
import testmode.driver.mapping.MappingFile;
import testmode.driver.mapping.Operation;
import testmode.driver.mapping.Templates;
import testmode.driver.web.HttpAnswer;
import testmode.driver.web.Query;
import testmode.driver.web.Web;
import testmode.network.Party;

/** Runs the operations of a mapping file against the app, step by step. */
final class Operations {

  /**
   * What came of an operation.
   *
   * @param last the last answer; null when there was none
   * @param failure why it did not go through to its end; null when it did
   * @param extracted what was kept of the answers
   */
  record Run(
      @Nullable HttpAnswer last, @Nullable String failure, Map<String, JsonElement> extracted) {

    @Nullable String text(String name) {
      JsonElement value = extracted.get(name);
      return value == null
          ? null
          : value.isJsonPrimitive() ? value.getAsString() : value.toString();
    }
  }

  private final MappingFile mapping;
  private final FrontDoor door;
  private final StripeWitness witness;

  /** What each role's login gave, once per scenario. */
  private final Map<String, Map<String, JsonElement>> logins = new ConcurrentHashMap<>();

  Operations(MappingFile mapping, FrontDoor door, StripeWitness witness) {
    this.mapping = mapping;
    this.door = door;
    this.witness = witness;
  }

  /** The app's base, for addresses that the shopper hands to others. */
  FrontDoor door() {
    return door;
  }

  /** An act of the shopper. */
  Run run(Operation operation, Map<String, JsonElement> given) {
    return run(door, operation, given);
  }

  /** An act of the back office. */
  Run office(Operation operation, Map<String, JsonElement> given) {
    return run(door.usedBy(Party.OFFICE), operation, given);
  }

  /** The same, but not recorded: the harness looks, which is no part of what happens. */
  Run look(Operation operation, Map<String, JsonElement> given) {
    return run(door.unrecorded(), operation, given);
  }

  private Run run(FrontDoor through, Operation operation, Map<String, JsonElement> given) {
    Map<String, JsonElement> values = new HashMap<>(given);
    Map<String, String> credentials = new LinkedHashMap<>();
    if (operation.auth() != null) {
      MappingFile.AuthRole role = mapping.auth().get(operation.auth());
      Map<String, JsonElement> login = logins.get(operation.auth());
      if (login == null) {
        Run loggingIn = run(through, role.steps(), values, Map.of());
        if (loggingIn.failure() != null) {
          return loggingIn;
        }
        login = loggingIn.extracted();
        logins.put(operation.auth(), login);
      }
      values.putAll(login);
      credentials.put(role.header(), new Templates(values).text(role.format()));
    }
    return run(through, operation.steps(), values, credentials);
  }

  /** One step that needs nothing but itself, not recorded. */
  Run look(Operation.Step step) {
    return run(door.unrecorded(), List.of(step), Map.of(), Map.of());
  }

  private Run run(
      FrontDoor through,
      List<Operation.Step> steps,
      Map<String, JsonElement> given,
      Map<String, String> credentials) {
    Map<String, JsonElement> values = new HashMap<>(given);
    Map<String, JsonElement> extracted = new HashMap<>();
    HttpAnswer last = null;
    for (Operation.Step step : steps) {
      String what = step.request().method() + " " + step.request().path();
      List<String> missing = new ArrayList<>();
      try {
        int seen = witness.mark();
        last = send(through, step.request(), new Templates(values), credentials);
        for (Map.Entry<String, Extraction> wanted : step.extract().entrySet()) {
          JsonElement value = extract(wanted.getValue(), last, seen);
          if (value != null) {
            extracted.put(wanted.getKey(), value);
            values.put(wanted.getKey(), value);
          } else if (!wanted.getValue().optional()) {
            missing.add(wanted.getKey());
          }
        }
      } catch (Web.NoAnswerException | Templates.MissingValueException e) {
        return new Run(last, e.getMessage(), extracted);
      }
      Optional<String> refusal = step.refusal(last, new Templates(values));
      if (refusal.isPresent()) {
        return new Run(last, what + " " + refusal.get(), extracted);
      }
      if (!missing.isEmpty()) {
        return new Run(last, what + " answered without " + String.join(", ", missing), extracted);
      }
    }
    return new Run(last, null, extracted);
  }

  private @Nullable JsonElement extract(Extraction wanted, HttpAnswer answer, int seen) {
    return wanted.stripeCall() == null
        ? wanted.from(answer, cookie -> null)
        : witness
            .answerSince(seen, wanted.stripeCall())
            .map(told -> wanted.from(told, cookie -> null))
            .orElse(null);
  }

  private static HttpAnswer send(
      FrontDoor through,
      Operation.Request request,
      Templates templates,
      Map<String, String> credentials)
      throws Web.NoAnswerException {
    Map<String, String> headers = new LinkedHashMap<>(credentials);
    templates.fill(request.headers()).forEach((name, value) -> headers.put(name, plain(value)));
    String body = null;
    if (request.json() != null) {
      headers.putIfAbsent("Content-Type", "application/json");
      JsonElement filled = templates.fill(request.json());
      body = filled == null ? "null" : filled.toString();
    } else if (request.form() != null) {
      headers.putIfAbsent("Content-Type", "application/x-www-form-urlencoded");
      Map<String, String> fields = new LinkedHashMap<>();
      templates.fill(request.form()).forEach((name, value) -> fields.put(name, plain(value)));
      body = Query.of(fields);
    } else if (request.raw() != null) {
      body = templates.text(request.raw());
    }
    return through.send(request.method(), templates.path(request.path()), headers, body);
  }

  private static String plain(JsonElement value) {
    return value instanceof JsonPrimitive ? value.getAsString() : value.toString();
  }
}
