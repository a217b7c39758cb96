package testmode.acceptance.language;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import testmode.driver.FaultControl;
import testmode.network.Exchange;
import testmode.network.Party;

/** What the network saw of one scenario, asked as somebody asks who looks for a mistake. */
final class Traffic {

  private static final Pattern PAID_EVENT =
      Pattern.compile(
          "\"type\"\\s*:\\s*\"(payment_intent\\.succeeded|checkout\\.session\\.completed)\"");

  /** A declined card is no refusal of the request. */
  private static final int CARD_DECLINED = 402;

  /** Beginning and duration of a call are both cut to whole milliseconds. */
  private static final long ROUNDING_MILLIS = 2;

  private final List<Exchange> exchanges;
  private final URI entrance;

  Traffic(FaultControl network) {
    this(network.recorded(), network.entrance());
  }

  /**
   * @param entrance where the merchant should find Stripe
   */
  Traffic(List<Exchange> exchanges, URI entrance) {
    this.exchanges = List.copyOf(exchanges);
    this.entrance = entrance;
  }

  /**
   * What to do about an app that was asked for something and did not come through here with it;
   * empty when a call of it did, or nobody asked it. Explains more than any difference: of such an
   * app nothing can be seen at Stripe.
   */
  Optional<String> bypassed() {
    boolean asked = exchanges.stream().anyMatch(exchange -> exchange.to() == Party.MERCHANT);
    if (!asked || exchanges.stream().anyMatch(Traffic::toStripe)) {
      return Optional.empty();
    }
    return Optional.of(
        "nothing of the merchant passed the network: set Stripe's API base in the app to "
            + entrance
            + ", and start it with the secret key that its mapping file says");
  }

  /** The merchant answered 2xx to an event that tells of the payment. */
  boolean paidEventAcknowledged() {
    return exchanges.stream().anyMatch(Traffic::isPaidEventAcknowledged);
  }

  /**
   * The merchant acknowledged an event that tells of the payment while it still waited for the
   * reply to the call of it that this fault struck.
   */
  boolean paidEventOvertookReply(String fault) {
    return exchanges.stream()
        .filter(call -> toStripe(call) && fault.equals(call.fault()) && call.answerReachedSender())
        .anyMatch(
            call ->
                exchanges.stream()
                    .filter(Traffic::isPaidEventAcknowledged)
                    .anyMatch(event -> happenedDuring(event, call)));
  }

  /** Stripe acted on a call of the merchant, and its answer did not come back. */
  boolean answerWasLost() {
    return exchanges.stream()
        .filter(Traffic::toStripe)
        .anyMatch(
            exchange ->
                exchange.fault() != null
                    && exchange.reachedReceiver()
                    && !exchange.answerReachedSender());
  }

  /** The last call of the merchant that Stripe took for wrong, and why: status, code, message. */
  Optional<String> refusal() {
    return exchanges.stream()
        .filter(exchange -> toStripe(exchange) && exchange.method().equals("POST"))
        .filter(exchange -> family(exchange) == 4 && exchange.status() != CARD_DECLINED)
        .reduce((earlier, later) -> later)
        .map(
            exchange ->
                exchange.method()
                    + " "
                    + exchange.path()
                    + " with "
                    + exchange.status()
                    + " ("
                    + reason(exchange.responseBody())
                    + ")");
  }

  private static boolean isPaidEventAcknowledged(Exchange exchange) {
    return exchange.from() == Party.STRIPE
        && exchange.reachedReceiver()
        && family(exchange) == 2
        && PAID_EVENT.matcher(exchange.requestBody()).find();
  }

  private static boolean happenedDuring(Exchange inner, Exchange outer) {
    return inner.number() > outer.number() && end(inner) <= end(outer) + ROUNDING_MILLIS;
  }

  private static long end(Exchange exchange) {
    return exchange.startedMillis() + exchange.tookMillis();
  }

  private static boolean toStripe(Exchange exchange) {
    return exchange.from() == Party.MERCHANT && exchange.to() == Party.STRIPE;
  }

  private static int family(Exchange exchange) {
    return exchange.status() == null ? 0 : exchange.status() / 100;
  }

  private static String reason(String body) {
    try {
      JsonObject error = JsonParser.parseString(body).getAsJsonObject().getAsJsonObject("error");
      return error.get("type").getAsString() + ": " + error.get("message").getAsString();
    } catch (JsonParseException | IllegalStateException | NullPointerException notStripesError) {
      return "without a reason";
    }
  }
}
