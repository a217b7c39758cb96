package testmode.simulator.control;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import testmode.simulator.account.Account;
import testmode.simulator.account.AccountSettings;
import testmode.simulator.account.Accounts;
import testmode.simulator.account.ApiKey;
import testmode.simulator.account.KeyKind;
import testmode.simulator.events.Events;
import testmode.simulator.events.WebhookDelivery;
import testmode.simulator.wire.HttpAnswer;
import testmode.simulator.wire.HttpRequest;
import testmode.simulator.wire.StripeJson;

/**
 * {@code /_testmode/…}: what Stripe has no API for. Moves an account's clock, shows and repeats its
 * deliveries, changes its settings, empties and forgets it.
 *
 * <p>JSON in and out; the account is named by {@code Authorization: Bearer sk_test_…}. Errors are
 * {@code {"error":{"message":…}}} and say what would be right.
 */
public final class ControlDoor {
  private static final String PREFIX = "/_testmode/";

  private static final List<String> DOORS =
      List.of(
          "GET clock",
          "POST clock/advance",
          "GET deliveries",
          "POST deliveries/redeliver",
          "GET account",
          "POST account",
          "DELETE account",
          "POST reset");

  private final Accounts accounts;

  public ControlDoor(Accounts accounts) {
    this.accounts = accounts;
  }

  /** Whether a request stands before this door. */
  public static boolean leadsTo(String path) {
    return path.startsWith(PREFIX);
  }

  public HttpAnswer answer(HttpRequest request) {
    try {
      return HttpAnswer.json(200, StripeJson.pretty(entered(request)));
    } catch (ControlError refusal) {
      JsonObject error = new JsonObject();
      error.addProperty("message", refusal.getMessage());
      JsonObject body = new JsonObject();
      body.add("error", error);
      return HttpAnswer.json(refusal.status(), StripeJson.pretty(body));
    }
  }

  private JsonObject entered(HttpRequest request) {
    Account account = account(request);
    String door = request.method() + " " + request.path().substring(PREFIX.length());
    return switch (door) {
      case "GET clock" -> clock(account);
      case "POST clock/advance" -> advance(account, body(request));
      case "GET deliveries" -> deliveries(account);
      case "POST deliveries/redeliver" -> redeliver(account, body(request));
      case "GET account" -> SettingsJson.write(account.settings());
      case "POST account" -> change(account, body(request));
      case "DELETE account" -> {
        accounts.forget(account);
        yield done("forgotten");
      }
      case "POST reset" -> {
        accounts.reset(account);
        yield done("reset");
      }
      default ->
          throw new ControlError(
              404, "There is no " + door + " here; there are: " + String.join(", ", DOORS));
    };
  }

  private Account account(HttpRequest request) {
    String header = request.header("authorization").orElse("");
    String text = header.startsWith("Bearer ") ? header.substring("Bearer ".length()).strip() : "";
    ApiKey key = ApiKey.parse(text);
    if (key == null || key.kind() == KeyKind.PUBLISHABLE) {
      throw new ControlError(
          401, "Name the account by its secret test key: Authorization: Bearer sk_test_…");
    }
    return accounts.named(key.name());
  }

  private static JsonObject clock(Account account) {
    JsonObject json = new JsonObject();
    json.addProperty("now_millis", account.clock().instant().toEpochMilli());
    Instant due = account.clock().nextDue();
    json.add("next_due_millis", StripeJson.nullable(due == null ? null : due.toEpochMilli()));
    return json;
  }

  private static JsonObject advance(Account account, JsonObject body) {
    boolean absolute = body.has("to_millis");
    if (body.size() != 1 || !absolute && !body.has("seconds")) {
      throw new ControlError(
          400, "Advance takes exactly one of {\"to_millis\": …} and {\"seconds\": …}.");
    }
    long number = SettingsJson.wholeNumber(body, absolute ? "to_millis" : "seconds");
    Instant now = account.clock().instant();
    try {
      account.clock().advanceTo(absolute ? Instant.ofEpochMilli(number) : now.plusSeconds(number));
    } catch (IllegalArgumentException backwards) {
      throw new ControlError(400, backwards.getMessage() + ".");
    }
    return clock(account);
  }

  private static JsonObject deliveries(Account account) {
    JsonArray data = new JsonArray();
    WebhookDelivery.of(account).attempts().forEach(delivery -> data.add(delivery.json()));
    JsonObject json = new JsonObject();
    json.addProperty("in_flight", WebhookDelivery.of(account).inFlight());
    json.add("data", data);
    return json;
  }

  private static JsonObject redeliver(Account account, JsonObject body) {
    String id = StripeJson.text(body, "event");
    if (id == null) {
      throw new ControlError(400, "Redeliver takes {\"event\": \"evt_…\"}.");
    }
    boolean known =
        account.locked(
            () -> {
              JsonObject event = Events.of(account).find(id);
              if (event != null) {
                WebhookDelivery.of(account).redeliver(event);
              }
              return event != null;
            });
    if (!known) {
      throw new ControlError(404, "This account has no event " + id + ".");
    }
    return deliveries(account);
  }

  private static JsonObject change(Account account, JsonObject body) {
    AccountSettings changed =
        account.locked(
            () -> {
              AccountSettings read = SettingsJson.read(account.settings(), body);
              account.settings(read);
              return read;
            });
    return SettingsJson.write(changed);
  }

  private static JsonObject body(HttpRequest request) {
    String text = new String(request.body(), StandardCharsets.UTF_8);
    try {
      JsonElement json = JsonParser.parseString(text.isBlank() ? "{}" : text);
      if (json instanceof JsonObject object) {
        return object;
      }
    } catch (JsonParseException e) {
      throw new ControlError(400, "The body is not JSON: " + e.getMessage());
    }
    throw new ControlError(400, "The body must be one JSON object.");
  }

  private static JsonObject done(String what) {
    JsonObject json = new JsonObject();
    json.add(what, new JsonPrimitive(true));
    return json;
  }
}
