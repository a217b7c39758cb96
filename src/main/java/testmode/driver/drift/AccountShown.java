package testmode.driver.drift;

import com.google.gson.JsonObject;
import java.util.concurrent.atomic.AtomicBoolean;
import testmode.driver.recording.KeptExchange;
import testmode.driver.recording.Recording;

/**
 * What a recording shows of the account that it was made in.
 *
 * @param settings for the simulator's control door; what is not shown stays as it is there
 * @param converting whether the account gets another currency than a shopper paid
 */
record AccountShown(JsonObject settings, boolean converting) {

  static AccountShown by(Recording recording) {
    JsonObject settings = new JsonObject();
    AtomicBoolean converting = new AtomicBoolean();
    for (KeptExchange exchange : recording.exchanges()) {
      JsonObject body = Bodies.recorded(exchange);
      Bodies.each(
          body,
          "balance_transaction",
          row -> {
            copy(row, "currency", settings, "settlement_currency");
            converting.compareAndSet(false, row.has("exchange_rate") && isSome(row));
          });
      Bodies.each(
          body,
          "account",
          account -> {
            copy(account, "default_currency", settings, "settlement_currency");
            copy(account, "country", settings, "country");
          });
    }
    return new AccountShown(settings, converting.get());
  }

  private static boolean isSome(JsonObject row) {
    return !row.get("exchange_rate").isJsonNull();
  }

  private static void copy(JsonObject from, String name, JsonObject to, String setting) {
    String value = Comparison.text(from, name);
    if (value != null) {
      to.addProperty(setting, value);
    }
  }
}
