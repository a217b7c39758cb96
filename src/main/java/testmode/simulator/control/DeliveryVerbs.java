package testmode.simulator.control;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.events.Events;
import testmode.simulator.events.WebhookDelivery;
import testmode.simulator.events.WebhookEndpoints;
import testmode.simulator.wire.StripeJson;

/** Shows and repeats webhook deliveries, and rolls and sets the secrets that sign them. */
final class DeliveryVerbs {
  private DeliveryVerbs() {}

  static List<Verb> all() {
    return List.of(
        new Verb(
            "GET",
            "deliveries",
            List.of(),
            "Lists every webhook delivery so far, oldest first, and how many are unanswered.",
            (account, body) -> shown(account)),
        new Verb(
            "POST",
            "deliveries/redeliver",
            List.of("event", "endpoint"),
            "Sends an event once more, to all endpoints that want it or to the one named.",
            DeliveryVerbs::redeliver),
        new Verb(
            "POST",
            "deliveries/give-up",
            List.of(),
            "Tries no event of so far again; those to come are delivered as ever.",
            DeliveryVerbs::giveUp),
        new Verb(
            "POST",
            "webhook_endpoints/roll",
            List.of("endpoint", "overlap_seconds"),
            "Gives an endpoint a new secret; the old one signs too for overlap_seconds (0).",
            DeliveryVerbs::roll),
        new Verb(
            "POST",
            "webhook_endpoints/secret",
            List.of("endpoint", "secret"),
            "Gives an endpoint the secret that an app checks already; Stripe has no such thing.",
            DeliveryVerbs::setSecret));
  }

  private static JsonObject shown(Account account) {
    JsonArray data = new JsonArray();
    WebhookDelivery.of(account).attempts().forEach(delivery -> data.add(delivery.json()));
    JsonObject json = new JsonObject();
    json.addProperty("in_flight", WebhookDelivery.of(account).inFlight());
    json.add("data", data);
    return json;
  }

  private static JsonObject redeliver(Account account, JsonObject body) {
    String id = Body.text(body, "event");
    String endpoint = body.has("endpoint") ? Body.text(body, "endpoint") : null;
    account.locked(() -> again(account, id, endpoint));
    return shown(account);
  }

  private static JsonObject giveUp(Account account, JsonObject body) {
    WebhookDelivery.of(account).giveUp();
    return shown(account);
  }

  private static int again(Account account, String id, @Nullable String endpoint) {
    JsonObject event = Events.of(account).find(id);
    if (event == null) {
      throw ControlError.unknown("event", id);
    }
    int sent = WebhookDelivery.of(account).redeliver(event, endpoint);
    if (sent == 0 && endpoint != null) {
      throw ControlError.unknown("endpoint", endpoint);
    }
    return sent;
  }

  private static JsonObject roll(Account account, JsonObject body) {
    String id = Body.text(body, "endpoint");
    long max = WebhookEndpoints.MAX_OVERLAP.toSeconds();
    long overlap = body.has("overlap_seconds") ? Body.between(body, "overlap_seconds", 0, max) : 0;
    JsonObject rolled =
        account.locked(() -> WebhookEndpoints.roll(account, id, Duration.ofSeconds(overlap)));
    if (rolled == null) {
      throw ControlError.unknown("endpoint", id);
    }
    return rolled;
  }

  private static JsonObject setSecret(Account account, JsonObject body) {
    String id = Body.text(body, "endpoint");
    String secret = body.has("secret") ? StripeJson.text(body, "secret") : null;
    if (secret == null || !WebhookEndpoints.isSecret(secret)) {
      throw ControlError.secret(
          "secret", "must be whsec_ and up to 250 characters of a-z A-Z 0-9 _ - + / =");
    }
    JsonObject endpoint = account.locked(() -> WebhookEndpoints.setSecret(account, id, secret));
    if (endpoint == null) {
      throw ControlError.unknown("endpoint", id);
    }
    return endpoint;
  }
}
