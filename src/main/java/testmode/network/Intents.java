package testmode.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import testmode.network.messages.Json;

/** The PaymentIntents that the network has seen. Thread-safe. */
final class Intents {

  /** Far more than one scenario makes. Later ones are not noticed. */
  static final int MOST = 10_000;

  private static final Pattern PATH = Pattern.compile("/v1/payment_intents/(pi_[A-Za-z0-9_]+).*");

  /** Guarded by this. */
  private final Map<String, Seen> seen = new LinkedHashMap<>();

  /** A path may name one. */
  void named(long exchange, String path) {
    Matcher matcher = PATH.matcher(path);
    if (matcher.matches()) {
      saw(matcher.group(1), exchange, false);
    }
  }

  /** Stripe answered a call that makes PaymentIntents, a decline (402) included, or lists them. */
  void answered(long exchange, String method, byte[] body) {
    JsonNode answer = Json.of(body);
    if (method.equals("POST")) {
      madeBy(exchange, Json.text(answer, "id"));
      madeBy(exchange, Json.text(answer.path("error").path("payment_intent"), "id"));
    }
  }

  /** In the order in which the calls that made or first named them arrived. */
  synchronized List<Sighting> all() {
    return seen.entrySet().stream()
        .map(e -> new Sighting(e.getKey(), e.getValue().made, List.copyOf(e.getValue().exchanges)))
        .sorted(Comparator.comparing(sighting -> sighting.exchanges().get(0)))
        .toList();
  }

  /** This one is the doing of that exchange. */
  void madeBy(long exchange, @Nullable String id) {
    if (id != null && id.startsWith("pi_")) {
      saw(id, exchange, true);
    }
  }

  private synchronized void saw(String id, long exchange, boolean made) {
    if (seen.size() >= MOST && !seen.containsKey(id)) {
      return;
    }
    Seen intent = seen.computeIfAbsent(id, i -> new Seen());
    intent.made |= made;
    if (intent.exchanges.size() < Sighting.EXCHANGES) {
      intent.exchanges.add(exchange);
    }
  }

  /** What is known of one. */
  private static final class Seen {
    private final TreeSet<Long> exchanges = new TreeSet<>();
    private boolean made;
  }
}
