package testmode.simulator;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened in an account, in the order of causes. */
final class Events {
  private final Account account;
  private final List<JsonObject> events = new ArrayList<>();

  Events(Account account) {
    this.account = account;
  }

  /**
   * Stores a snapshot of the object and hands it to the webhook endpoints that want it.
   *
   * @param previousAttributes only for {@code *.updated}: the changed keys with their old values
   * @param cause the request that made it happen; null for what happened by itself
   */
  void append(
      String type,
      JsonObject object,
      @Nullable JsonObject previousAttributes,
      @Nullable ApiCall cause) {
    JsonObject event = StripeJson.object(account.ids().next("evt_", Ids.LONG), "event");
    events.add(event);
  }
}
