package testmode.simulator.control;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import testmode.simulator.account.Account;
import testmode.simulator.wire.StripeJson;

/** Shows and moves an account's clock. */
final class ClockVerbs {
  /** Farther than any deadline of Stripe's, and near enough for every date to have four digits. */
  private static final long MAX_SECONDS = Duration.ofDays(36_525).toSeconds();

  private ClockVerbs() {}

  static List<Verb> all() {
    return List.of(
        new Verb(
            "GET",
            "clock",
            List.of(),
            "Shows the account's time and when the next thing is due.",
            (account, body) -> shown(account)),
        new Verb(
            "POST",
            "clock/advance",
            List.of("to_millis", "seconds"),
            "Moves the clock forward and plays everything that falls due on the way.",
            ClockVerbs::advance),
        new Verb(
            "POST",
            "clock/rewind",
            List.of("to_millis"),
            "Puts the clock back; nothing is played, what waits goes on waiting.",
            ClockVerbs::rewind));
  }

  private static JsonObject shown(Account account) {
    JsonObject json = new JsonObject();
    json.addProperty("now_millis", account.clock().instant().toEpochMilli());
    Instant due = account.clock().nextDue();
    json.add("next_due_millis", StripeJson.nullable(due == null ? null : due.toEpochMilli()));
    return json;
  }

  private static JsonObject advance(Account account, JsonObject body) {
    if (body.size() != 1) {
      throw new ControlError(
          400, "Advance takes exactly one of {\"to_millis\": …} and {\"seconds\": …}.");
    }
    Instant now = account.clock().instant();
    try {
      account.clock().advanceTo(target(now, body));
    } catch (IllegalArgumentException backwards) {
      throw new ControlError(400, backwards.getMessage() + ".");
    }
    return shown(account);
  }

  private static JsonObject rewind(Account account, JsonObject body) {
    try {
      long now = account.clock().instant().toEpochMilli();
      long target = Body.between(body, "to_millis", 0, now);
      account.clock().rewindTo(Instant.ofEpochMilli(target));
    } catch (IllegalArgumentException forwards) {
      throw new ControlError(400, forwards.getMessage() + ".");
    }
    return shown(account);
  }

  private static Instant target(Instant now, JsonObject body) {
    if (body.has("seconds")) {
      return now.plusSeconds(Body.between(body, "seconds", 0, MAX_SECONDS));
    }
    long latest = now.plusSeconds(MAX_SECONDS).toEpochMilli();
    return Instant.ofEpochMilli(Body.between(body, "to_millis", 0, latest));
  }
}
