package testmode.driver.app;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import testmode.driver.Books;
import testmode.driver.mapping.MappingFile;
import testmode.driver.mapping.Operation;

/** Reads the merchant's books of one order, wherever the app keeps them. */
final class BooksDesk {

  private static final Pattern TEMPLATE = Pattern.compile("\\$\\{([^}]*)}");

  private final MappingFile mapping;
  private final Map<String, JsonElement> given;
  private final Operations operations;

  BooksDesk(MappingFile mapping, Map<String, JsonElement> given, Operations operations) {
    this.mapping = mapping;
    this.given = given;
    this.operations = operations;
  }

  /**
   * @param status the operation orderStatus
   * @throws IllegalStateException when the app does not tell
   */
  Books books(Operation status, OrderMemory memory) {
    Operation.Missing missing = status.missing();
    if (missing != null && lacksWhatItAsksWith(status, memory)) {
      return BooksReader.notThereYet(missing.state());
    }
    Run run = look(status, memory);
    if (missing != null && saysThatThereIsNone(run, missing)) {
      return BooksReader.notThereYet(missing.state());
    }
    Map<String, JsonElement> told = new HashMap<>(told(run, memory));
    Operation fulfilments = mapping.operations().get("fulfilments");
    if (fulfilments != null) {
      JsonElement count = told(look(fulfilments, memory), memory).get("fulfilments");
      if (count != null) {
        told.put("fulfilments", count);
      }
    }
    MappingFile.Price price = mapping.prices().get(memory.flow());
    if (price != null && told.containsKey("amount") && !told.containsKey("currency")) {
      Map<String, JsonElement> values = memory.values(given, told);
      told.put("currency", new JsonPrimitive(OrderPrice.of(price, values, memory.id()).currency()));
    }
    return new BooksReader(status, told).books(memory.id());
  }

  private Run look(Operation operation, OrderMemory memory) {
    return operations.look(operation, memory.values(given, Map.of()), memory.shopper());
  }

  /** An app that did not know who asked has not said so. */
  private static boolean saysThatThereIsNone(Run run, Operation.Missing missing) {
    return run.last() != null
        && missing.statuses().contains(run.last().status())
        && !run.turnedAway();
  }

  private Map<String, JsonElement> told(Run run, OrderMemory memory) {
    if (run.failure() != null) {
      throw new IllegalStateException(
          mapping.name() + " does not tell how order " + memory.id() + " stands: " + run.failure());
    }
    return run.extracted();
  }

  /** Whether a request names a value that nobody gave: neither the app before nor its login. */
  private boolean lacksWhatItAsksWith(Operation status, OrderMemory memory) {
    Map<String, JsonElement> known = memory.values(given, Map.of());
    MappingFile.AuthRole role = status.auth() == null ? null : mapping.auth().get(status.auth());
    return status.steps().stream()
        .flatMap(step -> TEMPLATE.matcher(step.request().toString()).results())
        .map(found -> found.group(1))
        .anyMatch(
            name ->
                !known.containsKey(name)
                    && !name.equals("session")
                    && !status.extracts(name)
                    && (role == null
                        || role.steps().stream().noneMatch(it -> it.extract().containsKey(name))));
  }
}
