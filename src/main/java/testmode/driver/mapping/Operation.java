package testmode.driver.mapping;

import com.google.gson.JsonElement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import testmode.driver.OrderState;
import testmode.driver.StripeKeys;
import testmode.driver.web.HttpAnswer;

/**
 * One thing a merchant app can be asked to do, as its mapping file describes it. The file's
 * defaults are in its steps already.
 *
 * @param name the dotted path of the operation in the file, for messages
 * @param auth the role whose credentials every request carries; null for none
 * @param session whether its requests belong to the shopper's session: in a flow always, elsewhere
 *     with {@code session: shopper}
 * @param outcome rules that are tried before the file's own
 * @param states the app's words for the state of an order; only orderStatus has them
 * @param missing what counts as an order that the app does not have yet; null when that is a
 *     failure. Only orderStatus has it
 * @param majorUnits whether extracted amounts are decimals ({@code 40.00}) instead of minor units
 * @param message where a refusal's words stand: a JSON pointer; only refund has it
 */
public record Operation(
    String name,
    @Nullable String auth,
    boolean session,
    List<Step> steps,
    List<OutcomeRule> outcome,
    Map<String, OrderState> states,
    @Nullable Missing missing,
    boolean majorUnits,
    @Nullable String message) {

  public Operation {
    steps = List.copyOf(steps);
    outcome = List.copyOf(outcome);
    states = Map.copyOf(states);
  }

  /** Whether any answer gives a value of that name. */
  public boolean extracts(String value) {
    return steps.stream().anyMatch(step -> step.extract().containsKey(value));
  }

  /** Whether any request uses this template. */
  public boolean uses(String template) {
    return steps.stream()
        .anyMatch(step -> step.request().toString().contains("${" + template + "}"));
  }

  /**
   * How an order stands that the app does not have yet. It has none while a value that the requests
   * need was never given.
   *
   * @param statuses with which the app says that it has none; empty when it does not say so
   */
  public record Missing(OrderState state, Set<Integer> statuses) {
    public Missing {
      statuses = Set.copyOf(statuses);
    }
  }

  /**
   * One request, what must come back, and what is kept of it.
   *
   * @param expected the allowed statuses; empty for every 2xx
   * @param expectedJson JSON pointers and what must stand there, templates among them
   * @param fail a JSON pointer: when something other than null stands there, the app says that it
   *     failed, whatever the status; null for none
   */
  public record Step(
      Request request,
      Set<Integer> expected,
      Map<String, JsonElement> expectedJson,
      @Nullable String fail,
      Map<String, Extraction> extract) {

    public Step {
      expected = Set.copyOf(expected);
      // Both in the file's order.
      expectedJson = Collections.unmodifiableMap(new LinkedHashMap<>(expectedJson));
      extract = Collections.unmodifiableMap(new LinkedHashMap<>(extract));
    }

    /**
     * Why this answer is not one to go on with, as the end of a sentence that begins with the
     * request: {@code answered 500}; empty when it is one.
     *
     * @throws Templates.MissingValueException when what is expected has no value
     */
    public Optional<String> refusal(HttpAnswer answer, Templates templates) {
      int status = answer.status();
      if (!(expected.isEmpty() ? status / 100 == 2 : expected.contains(status))) {
        return Optional.of("answered " + status);
      }
      JsonElement failure = fail == null ? null : answer.at(fail);
      if (failure != null) {
        return Optional.of(
            "answered "
                + status
                + " with "
                + StripeKeys.maskedOfOthers(failure.toString())
                + " at "
                + fail);
      }
      for (Map.Entry<String, JsonElement> entry : expectedJson.entrySet()) {
        JsonElement wanted = templates.fill(entry.getValue());
        JsonElement found = answer.at(entry.getKey());
        if (!Objects.equals(wanted == null || wanted.isJsonNull() ? null : wanted, found)) {
          return Optional.of(
              "answered "
                  + StripeKeys.maskedOfOthers(String.valueOf(found))
                  + " at "
                  + entry.getKey()
                  + ", expected was "
                  + StripeKeys.maskedOfOthers(String.valueOf(wanted)));
        }
      }
      return Optional.empty();
    }
  }

  /**
   * A request whose texts may hold templates; at most one of json, form and raw. A GraphQL request
   * has become its JSON body.
   *
   * @param raw a body that is sent as it stands, once its templates are filled
   */
  public record Request(
      String method,
      String path,
      Map<String, JsonElement> headers,
      @Nullable JsonElement json,
      @Nullable Map<String, JsonElement> form,
      @Nullable String raw) {}
}
