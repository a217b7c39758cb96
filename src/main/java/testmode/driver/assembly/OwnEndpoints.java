package testmode.driver.assembly;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import testmode.driver.StripeAccess;
import testmode.driver.web.HttpAnswer;
import testmode.driver.web.Web;

/** The webhook endpoints that an app registered at the simulator when it was started before. */
final class OwnEndpoints {

  /** The simulator is on this machine. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private OwnEndpoints() {}

  /**
   * Deletes those that lead through the network: an app that is started again registers again, and
   * each event would reach it as often as it was started.
   *
   * @param network its address for events
   */
  static void forget(Web web, StripeAccess account, URI network) {
    Map<String, String> headers = Map.of("Authorization", "Bearer " + account.secretKey());
    URI all = URI.create(account.base() + "/v1/webhook_endpoints?limit=100");
    try {
      HttpAnswer told = web.send("GET", all, headers, null, LIMIT);
      if (!(told.at("/data") instanceof JsonArray endpoints)) {
        throw new IllegalStateException(
            "the simulator does not list its webhook endpoints: " + told.status());
      }
      for (JsonElement one : endpoints) {
        JsonObject endpoint = one.getAsJsonObject();
        if (endpoint.get("url").getAsString().startsWith(network.toString())) {
          String id = endpoint.get("id").getAsString();
          URI here = URI.create(account.base() + "/v1/webhook_endpoints/" + id);
          web.send("DELETE", here, headers, null, LIMIT);
        }
      }
    } catch (Web.NoAnswerException e) {
      throw new IllegalStateException("the simulator does not answer: " + e.getMessage(), e);
    }
  }
}
