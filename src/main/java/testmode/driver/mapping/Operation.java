package testmode.driver.mapping;

import com.google.gson.JsonElement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import testmode.driver.OrderState;

/**
 * One thing a merchant app can be asked to do, as its mapping file describes it.
 *
 * @param name the dotted path of the operation in the file, for messages
 * @param auth the role whose credentials every request carries; null for none
 * @param outcome rules that are tried before the file's own
 * @param states the app's words for the state of an order; only orderStatus has them
 * @param majorUnits whether extracted amounts are decimals ({@code 40.00}) instead of minor units
 * @param message where a refusal's words stand: a JSON pointer; only refund has it
 */
public record Operation(
    String name,
    @Nullable String auth,
    List<Step> steps,
    List<OutcomeRule> outcome,
    Map<String, OrderState> states,
    boolean majorUnits,
    @Nullable String message) {

  public Operation {
    steps = List.copyOf(steps);
    outcome = List.copyOf(outcome);
    states = Map.copyOf(states);
  }

  boolean extracts(String value) {
    return steps.stream().anyMatch(step -> step.extract().containsKey(value));
  }

  /** Whether any request uses this template. */
  boolean uses(String template) {
    return steps.stream()
        .anyMatch(step -> step.request().toString().contains("${" + template + "}"));
  }

  /**
   * One request, what must come back, and what is kept of it.
   *
   * @param expected the allowed statuses; empty for every 2xx
   */
  public record Step(Request request, Set<Integer> expected, Map<String, Extraction> extract) {

    public Step {
      expected = Set.copyOf(expected);
      extract = Collections.unmodifiableMap(new LinkedHashMap<>(extract)); // in the file's order
    }

    /** Whether an answer of this status is one to go on with. */
    public boolean accepts(int status) {
      return expected.isEmpty() ? status / 100 == 2 : expected.contains(status);
    }
  }

  /** A request whose texts may hold templates; at most one of json and form. */
  public record Request(
      String method,
      String path,
      Map<String, JsonElement> headers,
      @Nullable JsonElement json,
      @Nullable Map<String, JsonElement> form) {}
}
