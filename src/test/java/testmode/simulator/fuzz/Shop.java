package testmode.simulator.fuzz;

import java.util.List;
import testmode.simulator.Wire;

/** An account that has seen some trade, so that wild requests find something to work on. */
final class Shop {
  private static final String CARD = "payment_method_types[0]=card&payment_method=";

  private Shop() {}

  static void open(Wire account, Known known) {
    for (String card : List.of("pm_card_visa", "pm_card_threeDSecure2Required")) {
      for (String how : List.of("", "&confirm=true", "&confirm=true&capture_method=manual")) {
        String form = "amount=4000&currency=eur&" + CARD + card + how;
        known.learn(account.post("/v1/payment_intents", form).json());
      }
    }
    known.learn(account.post("/v1/customers", "name=Ada").json());
    known.learn(account.post("/v1/payment_methods", "type=card&card[token]=tok_visa").json());
    String endpoint = "url=http://127.0.0.1:1/&enabled_events[0]=payment_intent.canceled";
    known.learn(account.post("/v1/webhook_endpoints", endpoint).json());
    account.send("POST", "/_testmode/clock/advance", "{\"seconds\": 10}");
    for (String list : List.of("charges", "events", "balance_transactions")) {
      known.learn(account.get("/v1/" + list).json());
    }
  }
}
