package testmode.simulator.fuzz;

import com.google.gson.JsonObject;
import java.util.List;
import testmode.simulator.Wire;

/** An account that has seen some trade, so that wild requests find something to work on. */
final class Shop {
  private static final String CARD = "payment_method_types[0]=card&payment_method=pm_card_";

  private Shop() {}

  static void open(Wire account, Known known) {
    for (String card : List.of("visa", "threeDSecure2Required", "createDispute")) {
      for (String how : List.of("", "&confirm=true", "&confirm=true&capture_method=manual")) {
        post(account, known, "payment_intents", "amount=4000&currency=eur&" + CARD + card + how);
      }
    }
    String customer = post(account, known, "customers", "name=Ada");
    post(account, known, "payment_methods", "type=card&card[token]=tok_visa");
    post(account, known, "setup_intents", CARD + "visa&customer=" + customer);
    String price = "currency=eur&unit_amount=900&product_data[name]=Book";
    String item = "line_items[0][price]=" + post(account, known, "prices", price);
    String session = "&line_items[0][quantity]=1&mode=payment&success_url=http://shop.test/thanks";
    post(account, known, "checkout/sessions", item + session);
    String much = "amount=90000&currency=usd&confirm=true&";
    post(account, known, "payment_intents", much + CARD + "bypassPending");
    String endpoint = "url=http://127.0.0.1:1/&enabled_events[0]=payment_intent.canceled";
    post(account, known, "webhook_endpoints", endpoint);
    account.send("POST", "/_testmode/clock/advance", "{\"seconds\": 10}");
    post(account, known, "payouts", "amount=100&currency=usd");
    String charge = known.id(new Dice(0), "charge");
    post(account, known, "refunds", "amount=10&charge=" + charge);
    for (String list : List.of("charges", "events", "balance_transactions", "disputes")) {
      known.learn(account.get("/v1/" + list).json());
    }
  }

  private static String post(Wire account, Known known, String resource, String form) {
    JsonObject made = account.post("/v1/" + resource, form).json();
    known.learn(made);
    return made.has("id") ? made.get("id").getAsString() : "";
  }
}
