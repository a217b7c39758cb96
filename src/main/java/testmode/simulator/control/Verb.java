package testmode.simulator.control;

import com.google.gson.JsonObject;
import java.util.List;
import testmode.simulator.account.Account;

/**
 * One thing that the control door does.
 *
 * @param path after {@code /_testmode/}
 * @param takes the names that its JSON body may have
 * @param does one line for whoever lists the verbs
 */
record Verb(String method, String path, List<String> takes, String does, Act act) {

  /** What it does to one account; answers what it shows. */
  @FunctionalInterface
  interface Act {
    JsonObject on(Account account, JsonObject body);
  }

  Verb {
    takes = List.copyOf(takes);
  }

  String name() {
    return method + " /_testmode/" + path;
  }

  JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("verb", name());
    json.addProperty("body", takes.isEmpty() ? null : "{" + String.join(", ", takes) + "}");
    json.addProperty("does", does);
    return json;
  }
}
