package testmode.driver.stripe;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.stripe.net.Webhook;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import testmode.driver.EventDeliveries;

/** The simulator's deliveries, read and repeated over its control door. */
final class SimulatorDeliveries implements EventDeliveries {

  private final ControlDoor control;
  private final InstantSource clock;
  private final String secret;

  /**
   * @param secret of the webhook endpoint, {@code whsec_…}
   */
  SimulatorDeliveries(ControlDoor control, InstantSource clock, String secret) {
    this.control = control;
    this.clock = clock;
    this.secret = secret;
  }

  @Override
  public boolean quiet() {
    JsonElement open = control.get("deliveries").at("/in_flight");
    return open != null && open.getAsInt() == 0;
  }

  @Override
  public List<Delivery> all() {
    List<Delivery> deliveries = new ArrayList<>();
    if (control.get("deliveries").at("/data") instanceof JsonArray data) {
      data.forEach(one -> deliveries.add(delivery(one.getAsJsonObject())));
    }
    return deliveries;
  }

  private static Delivery delivery(JsonObject json) {
    return new Delivery(
        json.get("event").getAsString(),
        json.get("type").getAsString(),
        json.get("attempt").getAsInt(),
        json.get("at_millis").getAsLong(),
        status(json.get("status")),
        "delivered".equals(json.get("result").getAsString()));
  }

  private static @Nullable Integer status(@Nullable JsonElement status) {
    return status == null || status.isJsonNull() ? null : status.getAsInt();
  }

  @Override
  public void redeliver(String event) {
    JsonObject which = new JsonObject();
    which.addProperty("event", event);
    control.post("deliveries/redeliver", which);
  }

  @Override
  public SignedEvent signedAgo(String eventJson, Duration age) {
    return signed(eventJson, secret, clock.instant().minus(age));
  }

  static SignedEvent signed(String eventJson, String secret, Instant at) {
    try {
      long second = at.getEpochSecond();
      return new SignedEvent(
          eventJson, Webhook.Signature.generateSignatureHeader(eventJson, secret, second));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM cannot sign with HMAC-SHA256", e);
    }
  }
}
