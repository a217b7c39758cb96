package testmode.driver.mapping;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import testmode.driver.OrderState;
import testmode.driver.PaymentAnswer;

/** Reads operations, and the rules for what answers mean. */
final class OperationReader {

  private final StepReader steps;

  OperationReader(StepReader steps) {
    this.steps = steps;
  }

  /** What a shopper does: the operations of a flow, without its price. */
  Map<String, Operation> acts(Place flow) {
    Map<String, Operation> acts = new LinkedHashMap<>();
    flow.section(Block.FLOW)
        .forEach(
            (name, it) -> {
              if (Block.FLOW.keys().contains(name) && !name.equals("price")) {
                acts.put(name, act(it));
              }
            });
    return acts;
  }

  private Operation act(Place place) {
    Map<String, Place> keys = place.section(Block.ACT);
    return new Operation(
        place.path(),
        text(keys.get("auth")),
        true,
        steps(place, keys),
        rules(keys.get("outcome")),
        Map.of(),
        null,
        false,
        null);
  }

  /** What is the same however the order is paid. */
  Map<String, Operation> shared(@Nullable Place place) {
    Map<String, Operation> operations = new LinkedHashMap<>();
    if (place != null) {
      place
          .section(Block.OPERATIONS)
          .forEach(
              (name, it) -> {
                if (Block.OPERATIONS.keys().contains(name)) {
                  operations.put(name, shared(name, it));
                }
              });
    }
    return operations;
  }

  private Operation shared(String name, Place place) {
    Map<String, Place> keys =
        place.section(
            switch (name) {
              case "orderStatus" -> Block.ORDER_STATUS;
              case "refund" -> Block.REFUND;
              default -> Block.JOB;
            });
    boolean books = name.equals("orderStatus");
    Place missing = books ? keys.get("missing") : null;
    Place message = name.equals("refund") ? keys.get("message") : null;
    return new Operation(
        place.path(),
        text(keys.get("auth")),
        keys.containsKey("session") && keys.get("session").oneOf("shopper").equals("shopper"),
        steps(place, keys),
        List.of(),
        books ? states(place.required(keys, "states")) : Map.of(),
        missing == null ? null : missing(missing),
        books && major(keys.get("unit")),
        message == null ? null : ExtractionReader.pointer(message));
  }

  /** What is asked of the app once. */
  Operation setup(Place place) {
    Map<String, Place> keys = place.section(Block.SETUP);
    return new Operation(
        place.path(),
        text(keys.get("auth")),
        false,
        steps(place, keys),
        List.of(),
        Map.of(),
        null,
        false,
        null);
  }

  private List<Operation.Step> steps(Place place, Map<String, Place> keys) {
    Place list = place.required(keys, "steps");
    return list == null ? List.of() : steps.steps(list);
  }

  private static Operation.@Nullable Missing missing(Place place) {
    Place word = place;
    Place status = null;
    if (place.json().isJsonObject()) {
      Map<String, Place> keys = place.section(Block.MISSING);
      word = place.required(keys, "state");
      status = place.required(keys, "status");
    }
    OrderState state = word == null ? null : word.word(OrderState.values(), OrderState::word);
    return state == null ? null : new Operation.Missing(state, StepReader.statuses(status));
  }

  static boolean major(@Nullable Place place) {
    return place != null && place.oneOf("minor", "major").equals("major");
  }

  private static Map<String, OrderState> states(@Nullable Place place) {
    Map<String, OrderState> states = new HashMap<>();
    if (place != null) {
      place
          .entries()
          .forEach(
              (canonical, it) -> {
                OrderState state = it.word(canonical, OrderState.values(), OrderState::word);
                for (Place word : it.oneOrMore()) {
                  OrderState other = state == null ? null : states.put(word.text(), state);
                  if (other != null && other != state) {
                    word.wrong(
                        "'"
                            + word.path()
                            + "' ("
                            + word.text()
                            + ") already stands for "
                            + other.word());
                  }
                }
              });
    }
    return states;
  }

  static List<OutcomeRule> rules(@Nullable Place place) {
    return place == null ? List.of() : place.items().stream().map(OperationReader::rule).toList();
  }

  private static OutcomeRule rule(Place place) {
    Map<String, Place> keys = place.section(Block.RULE);
    Place when = place.required(keys, "when");
    Map<String, Place> sign = when == null ? Map.of() : when.section(Block.WHEN);
    if (when != null) {
      signIsWhole(when, sign);
    }
    Place is = place.required(keys, "is");
    PaymentAnswer.Kind kind =
        is == null
            ? null
            : is.word(PaymentAnswer.Kind.values(), one -> one.name().toLowerCase(Locale.ROOT));
    return new OutcomeRule(
        StepReader.statuses(sign.get("status")),
        sign.containsKey("json") ? ExtractionReader.pointer(sign.get("json")) : null,
        text(sign.get("header")),
        sign.containsKey("regex") ? ExtractionReader.compiled(sign.get("regex")) : null,
        !sign.containsKey("exists") || sign.get("exists").truth(),
        sign.containsKey("equals") ? sign.get("equals").json() : null,
        kind == null ? PaymentAnswer.Kind.BROKEN : kind,
        text(keys.get("reason")),
        text(keys.get("message")),
        text(keys.get("advice")));
  }

  private static void signIsWhole(Place when, Map<String, Place> sign) {
    String path = "'" + when.path() + "' ";
    boolean shows = Stream.of("json", "header", "regex").anyMatch(sign::containsKey);
    if (sign.isEmpty()) {
      when.wrong(path + "must ask for a status, json, header or regex");
    } else if (!shows && (sign.containsKey("exists") || sign.containsKey("equals"))) {
      when.wrong(path + "needs json, header or regex beside exists or equals");
    } else if (sign.containsKey("json") && sign.containsKey("header")) {
      when.wrong(path + "must have at most one of json and header");
    }
  }

  private static @Nullable String text(@Nullable Place place) {
    return place == null ? null : place.text();
  }
}
