package testmode.driver.app;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import testmode.driver.mapping.Extraction;
import testmode.driver.mapping.MappingFile;
import testmode.driver.mapping.Operation;
import testmode.driver.mapping.Templates;
import testmode.driver.web.HttpAnswer;
import testmode.driver.web.Query;
import testmode.driver.web.Web;

/** Goes through the steps of a mapping file: fill in, send, check, keep what is wanted. */
final class Steps {

  private final MappingFile mapping;
  private final StripeWitness witness;

  Steps(MappingFile mapping, StripeWitness witness) {
    this.mapping = mapping;
    this.witness = witness;
  }

  /**
   * All of them, up to the first that fails.
   *
   * @param visitor whose cookies and session they carry
   * @param role whose credentials they carry beside; null for none
   */
  Run run(
      FrontDoor door,
      List<Operation.Step> steps,
      Map<String, JsonElement> given,
      Visitor visitor,
      MappingFile.@Nullable AuthRole role) {
    Map<String, JsonElement> values = new HashMap<>(given);
    Map<String, JsonElement> extracted = new HashMap<>();
    HttpAnswer last = null;
    for (Operation.Step step : steps) {
      Operation.Request request = step.request();
      String what = request.method() + " " + request.path();
      List<String> missing;
      Optional<String> refusal;
      try {
        int seen = witness.mark();
        String session = visitor.session();
        if (session != null) {
          values.put("session", new JsonPrimitive(session));
        }
        Templates templates = new Templates(values);
        last = send(door, request, templates, credentials(role, visitor, templates), visitor);
        Map<String, JsonElement> found = new HashMap<>();
        missing = extract(step, last, seen, visitor, found);
        extracted.putAll(found);
        values.putAll(found);
        refusal = step.refusal(last, new Templates(values));
      } catch (Web.NoAnswerException | Templates.MissingValueException e) {
        return new Run(last, e.getMessage(), extracted);
      }
      if (refusal.isPresent()) {
        return new Run(last, what + " " + refusal.get(), extracted);
      }
      if (!missing.isEmpty()) {
        return new Run(last, what + " answered without " + String.join(", ", missing), extracted);
      }
    }
    return new Run(last, null, extracted);
  }

  /**
   * Takes what the step wants of the answer.
   *
   * @return what should be there and is not
   */
  private List<String> extract(
      Operation.Step step,
      HttpAnswer answer,
      int seen,
      Visitor visitor,
      Map<String, JsonElement> found) {
    List<String> missing = new ArrayList<>();
    step.extract()
        .forEach(
            (name, wanted) -> {
              JsonElement value = extract(wanted, answer, seen, visitor);
              if (value != null) {
                found.put(name, value);
              } else if (!wanted.optional()) {
                missing.add(name);
              }
            });
    return missing;
  }

  private @Nullable JsonElement extract(
      Extraction wanted, HttpAnswer answer, int seen, Visitor visitor) {
    return wanted.stripeCall() == null
        ? wanted.from(answer, visitor::cookie)
        : witness
            .answerSince(seen, wanted.stripeCall())
            .map(told -> wanted.from(told, visitor::cookie))
            .orElse(null);
  }

  /** The visitor's bearer session, and those of the role, which count; cookies go beside both. */
  private Map<String, String> credentials(
      MappingFile.@Nullable AuthRole role, Visitor visitor, Templates templates) {
    Map<String, String> credentials = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    MappingFile.Session session = mapping.session();
    if (session != null && visitor.session() != null) {
      credentials.put(session.header(), templates.text(session.format()));
    }
    String header = role == null ? null : role.header();
    String format = role == null ? null : role.format();
    if (header != null && format != null) {
      credentials.put(header, templates.text(format));
    }
    return credentials;
  }

  private static HttpAnswer send(
      FrontDoor door,
      Operation.Request request,
      Templates templates,
      Map<String, String> credentials,
      Visitor visitor)
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
    return door.send(request.method(), templates.path(request.path()), headers, body, visitor);
  }

  private static String plain(JsonElement value) {
    return value instanceof JsonPrimitive ? value.getAsString() : value.toString();
  }
}
