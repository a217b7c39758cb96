package testmode.driver.recording;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import testmode.driver.recording.KeptExchange.Request;
import testmode.driver.recording.KeptExchange.Response;
import testmode.driver.recording.KeptExchange.Struck;
import testmode.network.Exchange;
import testmode.network.Leg;
import testmode.network.Masking;
import testmode.network.Party;

/**
 * Keeps what a run exchanges with Stripe: the calls of merchant and shopper in order of arrival,
 * masked, one file a scenario. Thread-safe.
 *
 * <p>Beyond the network's masking, keys in queries and forms go whole, and addresses that Stripe
 * makes up are kept without their path: who knows them may read a receipt or a log.
 */
public final class Keeper {

  /** Names of files stay readable in a listing. */
  private static final int LONGEST_NAME = 80;

  private static final Pattern CUT = Pattern.compile(" … \\(cut; \\d+ characters in all\\)$");
  private static final Pattern ADDRESS = Pattern.compile("(https?://[^/?#]+)[/?#].*");
  private static final Set<String> ADDRESSES =
      Set.of("receipt_url", "request_log_url", "stripe_js", "url");

  private static final String KEY = "key";

  private final Path folder;
  private final Origin origin;
  private final String apiVersion;

  /** Guarded by this. */
  private final Set<String> names = new HashSet<>();

  /**
   * @param folder where the files go; made when the first one is written
   * @param apiVersion what is said when no answer says it
   */
  public Keeper(Path folder, Origin origin, String apiVersion) {
    this.folder = folder;
    this.origin = origin;
    this.apiVersion = apiVersion;
  }

  /**
   * Writes the file of one scenario, unless it exchanged nothing with Stripe. A file that an
   * earlier run made of the same scenario is replaced.
   *
   * @param place where the scenario stands, {@code features/x.feature:7}; null when unknown
   * @throws java.io.UncheckedIOException when it cannot be written
   */
  public void keep(String scenario, @Nullable String place, List<Exchange> exchanges) {
    List<KeptExchange> kept =
        exchanges.stream()
            .filter(exchange -> exchange.to() == Party.STRIPE)
            .filter(
                exchange -> exchange.from() == Party.MERCHANT || exchange.from() == Party.SHOPPER)
            .map(Keeper::kept)
            .toList();
    if (kept.isEmpty()) {
      return;
    }
    Recording recording =
        new Recording(
            name(scenario, place),
            Masking.text(scenario),
            place,
            Instant.ofEpochMilli(kept.get(0).atMillis()),
            origin,
            version(exchanges),
            kept);
    Recordings.write(folder, recording);
  }

  /** {@code checkout-charged-at-most-once-7}; played twice in a run, it goes on with {@code -2}. */
  private synchronized String name(String scenario, @Nullable String place) {
    String from = place == null ? scenario : place.replaceFirst("^.*features/", "");
    String slug = slug(from.replace(".feature", ""));
    String name = slug.substring(0, Math.min(slug.length(), LONGEST_NAME));
    String free = name;
    for (int times = 2; !names.add(free); times++) {
      free = name + "-" + times;
    }
    return free;
  }

  private static String slug(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  private String version(List<Exchange> exchanges) {
    return exchanges.stream()
        .filter(exchange -> exchange.to() == Party.STRIPE && exchange.reachedReceiver())
        .map(exchange -> exchange.responseHeaders().get("stripe-version"))
        .filter(version -> version != null)
        .findFirst()
        .orElse(apiVersion);
  }

  private static KeptExchange kept(Exchange exchange) {
    String sent = exchange.requestBody();
    boolean cut = CUT.matcher(sent).find();
    Request request =
        new Request(
            exchange.method(),
            exchange.path(),
            parameters(exchange.query()),
            TellingHeaders.ofRequest(exchange.requestHeaders()),
            cut || !isForm(exchange) ? null : parameters(sent),
            cut);
    Integer status = exchange.status();
    return new KeptExchange(
        exchange.number(),
        exchange.from(),
        exchange.startedMillis(),
        exchange.tookMillis(),
        struck(exchange),
        exchange.reachedReceiver() && status != null,
        request,
        status == null ? null : response(status, exchange));
  }

  private static @Nullable Struck struck(Exchange exchange) {
    String fault = exchange.fault();
    Leg leg = exchange.leg();
    return fault == null || leg == null ? null : new Struck(fault, leg);
  }

  private static boolean isForm(Exchange exchange) {
    return exchange
        .requestHeaders()
        .getOrDefault("content-type", "application/x-www-form-urlencoded")
        .startsWith("application/x-www-form-urlencoded");
  }

  /** Decoded and masked once more: what was hidden by its encoding is plain now. */
  private static Parameters parameters(String encoded) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    Parameters.parse(encoded)
        .values()
        .forEach(
            (name, all) -> {
              if (!name.equals(KEY)) {
                values.put(Masking.text(name), all.stream().map(Masking::text).toList());
              }
            });
    return new Parameters(values);
  }

  private static Response response(int status, Exchange exchange) {
    boolean cut = CUT.matcher(exchange.responseBody()).find();
    return new Response(
        status,
        TellingHeaders.ofAnswer(exchange.responseHeaders()),
        cut ? null : json(exchange.responseBody()),
        cut);
  }

  private static @Nullable JsonObject json(String body) {
    try {
      if (JsonParser.parseString(body) instanceof JsonObject object) {
        shorten(object);
        return object;
      }
    } catch (JsonParseException page) {
      // A page for a browser: kept without its text, for it holds no answer of the API.
      return null;
    }
    return null;
  }

  private static void shorten(JsonElement at) {
    if (at instanceof JsonObject object) {
      for (String name : List.copyOf(object.keySet())) {
        JsonElement value = object.get(name);
        if (ADDRESSES.contains(name) && value instanceof JsonPrimitive primitive) {
          object.add(name, shortened(primitive));
        } else {
          shorten(value);
        }
      }
    } else if (at instanceof JsonArray array) {
      array.forEach(Keeper::shorten);
    }
  }

  private static JsonPrimitive shortened(JsonPrimitive value) {
    Matcher address = ADDRESS.matcher(value.getAsString());
    return address.matches() ? new JsonPrimitive(address.group(1) + "/…") : value;
  }
}
