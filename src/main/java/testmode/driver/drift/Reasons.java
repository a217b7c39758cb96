package testmode.driver.drift;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import testmode.driver.recording.KeptExchange;
import testmode.driver.recording.KeptExchange.Request;
import testmode.driver.recording.KeptExchange.Response;
import testmode.driver.recording.Parameters;

/** Why a recorded request is not asked again. */
final class Reasons {

  /**
   * @param hides whether Stripe answered something that is not compared because of it
   */
  record Reason(String why, boolean hides) {}

  private static final Pattern API = Pattern.compile("/v[12]/.*");
  private static final Pattern ENDPOINTS = Pattern.compile("/v1/webhook_endpoints(/.*)?");
  private static final String BALANCE = "/v1/balance";

  /** Another request was in the way, or too many were: who asks alone is not answered so. */
  private static final List<Integer> CROWDED = List.of(409, 429);

  private static final List<Integer> KEY_REFUSED = List.of(401, 403);
  private static final int BROKEN = 500;
  private static final String MASK = "****";

  /** What Stripe's ids of objects that a card payment meets begin with. */
  private static final Pattern OBJECT =
      Pattern.compile(
          "(ch|cs_test|cus|dp|du|evt|in|pi|pm|po|price|prod|py|pyr|re|seti|src|sub|txn)_[A-Za-z0-9]+");

  private static final Pattern METADATA = Pattern.compile(".*metadata\\[.*");

  private Reasons() {}

  /** Empty when it can be asked, and its answer be compared. */
  static Optional<Reason> notToAsk(KeptExchange exchange, Translation ids, Secrets secrets) {
    Response response = exchange.response();
    if (!exchange.reachedStripe() || response == null) {
      return harmless(
          exchange.fault() == null
              ? "Stripe gave no answer"
              : exchange.fault().name() + " struck before Stripe had it");
    }
    int status = response.status();
    String path = exchange.request().path();
    if (!API.matcher(path).matches()) {
      return harmless("it is a page for browsers, and no call of the API");
    }
    if (ENDPOINTS.matcher(path).matches()) {
      return harmless("the simulator would deliver events to somebody's endpoint");
    }
    if (path.equals(BALANCE)) {
      return harmless("the balance is that of the whole account");
    }
    if (CROWDED.contains(status) || status >= BROKEN) {
      return harmless("Stripe answered " + status + ", which depends on the moment");
    }
    if (KEY_REFUSED.contains(status)) {
      return harmless("Stripe refused the key (" + status + "), and keys are not kept");
    }
    return unable(exchange.request(), status, ids, secrets).map(why -> new Reason(why, true));
  }

  private static Optional<String> unable(
      Request request, int status, Translation ids, Secrets secrets) {
    if (request.cut()) {
      return Optional.of("its body is too long to be kept whole");
    }
    Parameters form = request.form();
    if (form == null && request.method().equals("POST")) {
      return Optional.of("its body is no form");
    }
    return Stream.of(request.query(), form == null ? Parameters.NONE : form)
        .flatMap(parameters -> parameters.values().entrySet().stream())
        .flatMap(parameter -> masked(parameter, ids, secrets).stream())
        .findFirst()
        .or(() -> stranger(request, form, status, ids));
  }

  private static Optional<String> masked(
      Map.Entry<String, List<String>> parameter, Translation ids, Secrets secrets) {
    return parameter.getValue().stream()
        .filter(value -> value.contains(MASK) && secrets.of(value, ids) == null)
        .findFirst()
        .map(
            value ->
                Secrets.isMasked(value)
                    ? "no answer told the secret that it names"
                    : parameter.getKey() + " is masked");
  }

  /** An id that no answer gave names nothing at the simulator; where Stripe refused it, it may. */
  private static Optional<String> stranger(
      Request request, @Nullable Parameters form, int status, Translation ids) {
    if (status / 100 == 4) {
      return Optional.empty();
    }
    Stream<String> segments = Stream.of(request.path().split("/"));
    Stream<String> values =
        Stream.of(request.query(), form == null ? Parameters.NONE : form)
            .flatMap(parameters -> parameters.values().entrySet().stream())
            .filter(parameter -> !METADATA.matcher(parameter.getKey()).matches())
            .flatMap(parameter -> parameter.getValue().stream());
    return Stream.concat(segments, values)
        .filter(id -> Translation.isId(id) && OBJECT.matcher(id).matches() && !ids.knows(id))
        .findFirst()
        .map(id -> "no answer before it told of " + id);
  }

  private static Optional<Reason> harmless(String why) {
    return Optional.of(new Reason(why, false));
  }
}
