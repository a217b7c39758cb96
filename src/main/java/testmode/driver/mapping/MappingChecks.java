package testmode.driver.mapping;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.driver.Flow;

/** What must fit together between the blocks of a mapping file. */
final class MappingChecks {

  /** With one of them a request chooses what the order costs. */
  private static final List<String> PRICES = List.of("scenario.price", "scenario.minor");

  private final Place root;
  private final Map<String, Place> top;
  private final MappingFile file;

  MappingChecks(Place root, Map<String, Place> top, MappingFile file) {
    this.root = root;
    this.top = top;
    this.file = file;
  }

  void check() {
    if (top.containsKey("flows")) {
      file.flows().forEach(this::flowIsWhole);
      if (top.get("flows").json().equals(new JsonObject())) {
        top.get("flows").wrong("'flows' must have server-confirm, shopper-confirm or both");
      }
    }
    mustExtract("orderStatus", "state", "the app's word for the state of the order");
    mustExtract("fulfilments", "fulfilments", "how often the goods went out");
    file.allOperations().forEach(this::roleExists);
    if (file.setup() != null) {
      roleExists(file.setup());
    }
  }

  private void mustExtract(String operation, String value, String what) {
    Operation there = file.operations().get(operation);
    if (there != null) {
      needs(place(there), there, value, what);
    }
  }

  private void flowIsWhole(Flow flow, Map<String, Operation> operations) {
    Place place = at(List.of("flows", flow.ability().word()));
    Operation create = operations.get("createPayment");
    place.required(place.entries(), "createPayment");
    if (flow == Flow.SHOPPER_CONFIRM) {
      shopperCanConfirm(operations);
    } else if (operations.containsKey("complete")) {
      place.wrong("'" + place.path() + "' must not have 'complete': there the merchant confirms");
    }
    if (create != null) {
      priceIsKnown(place, operations, file.prices().get(flow));
    }
    Operation order = operations.get("placeOrder");
    if (order != null) {
      needs(place(order), order, "order", "the app's id of the order");
    }
    if (flow == Flow.SHOPPER_CONFIRM && operations.containsKey("confirm")) {
      place.wrong("'" + place.path() + "' must not have 'confirm': there the shopper confirms");
    }
  }

  private void shopperCanConfirm(Map<String, Operation> operations) {
    Operation create = operations.get("createPayment");
    if (create != null && !create.extracts("clientSecret") && !create.extracts("payUrl")) {
      place(create)
          .wrong(
              "'"
                  + create.name()
                  + "' must extract 'clientSecret': what the shopper confirms the payment with, or"
                  + " 'payUrl': the page at Stripe where she pays");
    }
  }

  private void priceIsKnown(
      Place place, Map<String, Operation> operations, MappingFile.@Nullable Price price) {
    if (price == null) {
      if (operations.values().stream().noneMatch(MappingChecks::choosesPrice)
          && !meansPrice(place)) {
        place.wrong(
            "'"
                + place.path()
                + "' must use ${scenario.price} or ${scenario.minor} in a request, or say in"
                + " 'price' what an order costs");
      }
    } else if (price.from() != null
        && operations.values().stream().noneMatch(it -> it.extracts(price.from()))) {
      Place from = at(List.of("flows", place.path().substring("flows.".length()), "price", "from"));
      from.wrong(
          "'" + from.path() + "' (" + price.from() + ") is extracted by no operation of this flow");
    }
  }

  /** Whether it is there but for a slip, which is told already. */
  private static boolean meansPrice(Place flow) {
    List<String> names = new ArrayList<>(Templates.names(flow.json()));
    String open = Templates.unclosed(flow.json());
    if (open != null) {
      names.add(open.substring("${".length()));
    }
    return !flow.fineWithin()
        && names.stream().anyMatch(name -> NearestWord.to(name, PRICES).isPresent());
  }

  static boolean choosesPrice(Operation operation) {
    return PRICES.stream().anyMatch(operation::uses);
  }

  private static void needs(Place place, Operation operation, String value, String what) {
    if (!operation.extracts(value)) {
      place.wrong("'" + operation.name() + "' must extract '" + value + "': " + what);
    }
  }

  private void roleExists(Operation operation) {
    if (operation.auth() != null && !file.auth().containsKey(operation.auth())) {
      Place auth = at(List.of((operation.name() + ".auth").split("\\.")));
      auth.wrong(
          "'"
              + auth.path()
              + "' ("
              + operation.auth()
              + ") is no role under 'auth'; "
              + (file.auth().isEmpty()
                  ? "there are none"
                  : Problems.remedy(operation.auth(), file.auth().keySet(), "")));
    }
  }

  private Place place(Operation operation) {
    return at(List.of(operation.name().split("\\.")));
  }

  private Place at(List<String> path) {
    Place place = root;
    for (String key : path) {
      place = new HashMap<>(place.entries()).getOrDefault(key, place);
    }
    return place;
  }
}
