package testmode.driver.drift;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.driver.recording.KeptExchange;
import testmode.driver.recording.KeptExchange.Request;
import testmode.driver.recording.KeptExchange.Response;
import testmode.driver.recording.KeptExchange.Struck;
import testmode.driver.recording.Origin;
import testmode.driver.recording.Parameters;
import testmode.driver.recording.Recording;
import testmode.network.Party;

/** Made-up exchanges for tests. */
final class Kept {
  private Kept() {}

  /** One that Stripe answered with 200 and an empty object. */
  static KeptExchange call(long number, String method, long at, long took) {
    return call(number, method, at, took, null, Map.of(), Map.of());
  }

  static KeptExchange call(
      long number,
      String method,
      long at,
      long took,
      @Nullable Struck fault,
      Map<String, String> sent,
      Map<String, String> answered) {
    return new KeptExchange(
        number,
        Party.MERCHANT,
        at,
        took,
        fault,
        true,
        new Request(method, "/v1/refunds", Parameters.NONE, sent, Parameters.NONE, false),
        new Response(200, answered, new JsonObject(), false));
  }

  /**
   * @param body JSON, with single quotes
   */
  static KeptExchange answered(long number, String method, String path, String body) {
    return new KeptExchange(
        number,
        Party.MERCHANT,
        number,
        0,
        null,
        true,
        new Request(method, path, Parameters.NONE, Map.of(), Parameters.NONE, false),
        new Response(
            200,
            Map.of(),
            JsonParser.parseString(body.replace('\'', '"')).getAsJsonObject(),
            false));
  }

  static KeptExchange numbered(long number, KeptExchange same) {
    return copy(number, 0, same);
  }

  static KeptExchange lasting(long millis, KeptExchange same) {
    return copy(same.number(), millis, same);
  }

  private static KeptExchange copy(long number, long took, KeptExchange same) {
    return new KeptExchange(
        number,
        same.from(),
        number,
        took,
        same.fault(),
        same.reachedStripe(),
        same.request(),
        same.response());
  }

  static Recording recording(String apiVersion, KeptExchange... exchanges) {
    return new Recording(
        "paid-7",
        "Paid",
        "features/paid.feature:7",
        Instant.EPOCH,
        Origin.STRIPE,
        apiVersion,
        List.of(exchanges));
  }
}
