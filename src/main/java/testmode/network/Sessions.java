package testmode.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.network.messages.Json;

/**
 * The Checkout Sessions that were made here. The PaymentIntent that Stripe's page makes of one is
 * as good as made here. Thread-safe.
 */
final class Sessions {

  /** Far more than one scenario makes. Later ones are not noticed. */
  static final int MOST = 10_000;

  static final String PATH = "/v1/checkout/sessions";

  private final Intents intents;

  /** Id to the number of the exchange that made it, in order; guarded by this. */
  private final Map<String, Long> made = new LinkedHashMap<>();

  Sessions(Intents intents) {
    this.intents = intents;
  }

  /** Stripe answered a call under {@link #PATH}. */
  void answered(long exchange, String method, String path, byte[] body) {
    JsonNode answer = Json.of(body);
    if (method.equals("POST") && path.equals(PATH)) {
      madeBy(exchange, Json.text(answer, "id"));
    }
    shown(answer);
    answer.path("data").forEach(this::shown);
  }

  private synchronized void madeBy(long exchange, @Nullable String id) {
    if (id != null && id.startsWith("cs_") && made.size() < MOST) {
      made.putIfAbsent(id, exchange);
    }
  }

  private void shown(JsonNode session) {
    String whole = Json.text(session.path("payment_intent"), "id");
    String intent = whole != null ? whole : Json.text(session, "payment_intent");
    madeOf(Json.text(session, "id"), intent);
  }

  /** A PaymentIntent belongs to a session; nothing is learnt of sessions made elsewhere. */
  synchronized void madeOf(@Nullable String session, @Nullable String intent) {
    Long exchange = session == null ? null : made.get(session);
    if (exchange != null) {
      intents.madeBy(exchange, intent);
    }
  }

  /** In order of creation. */
  synchronized List<String> all() {
    return List.copyOf(made.keySet());
  }
}
