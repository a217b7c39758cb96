package testmode.acceptance.evidence;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.network.Exchange;
import testmode.network.Leg;
import testmode.network.Party;

/** A made-up record of exchanges for tests; times are milliseconds from the start. */
final class Exchanges {

  static final String PAYMENT = "amount=4000&currency=eur&confirm=true&payment_method=pm_card_visa";
  static final String SUCCEEDED =
      "{\"id\":\"pi_3NabcDEF12347xQ2\",\"amount\":4000,\"currency\":\"eur\",\"status\":\"succeeded\"}";

  private final List<Exchange> all = new ArrayList<>();

  Exchanges shopper(String method, String path, String body, String answer, long from, long to) {
    return add(Party.SHOPPER, Party.MERCHANT, method, path, body, 200, answer, from, to);
  }

  Exchanges merchant(String method, String path, String body, String answer, long from, long to) {
    return add(Party.MERCHANT, Party.STRIPE, method, path, body, 200, answer, from, to);
  }

  Exchanges event(String type, long from, long to) {
    String body = "{\"id\":\"evt_1NabcDEF12347xQ2\",\"type\":\"" + type + "\"}";
    return add(Party.STRIPE, Party.MERCHANT, "POST", "/webhooks/stripe", body, 200, "", from, to);
  }

  /** Makes the last one meet a fault after the receiver acted; its answer is lost. */
  Exchanges losingTheReply() {
    return struck("reply-lost", Leg.AFTER_STRIPE, 200, true, false);
  }

  /** Makes the last one never arrive; nobody answers. */
  Exchanges losingTheRequest() {
    return struck("request-lost", Leg.BEFORE_STRIPE, null, false, false);
  }

  /** Makes the last one be answered by the network. */
  Exchanges refused() {
    return struck("refused-429", Leg.BEFORE_STRIPE, 429, false, true);
  }

  /** Makes the last one, an event, be answered by the network; the merchant sees nothing of it. */
  Exchanges refusedOnTheWay() {
    return struck("event-refused", Leg.BEFORE_MERCHANT, 503, false, true);
  }

  /** Makes the last one, an event, be handled; Stripe never hears of it. */
  Exchanges losingTheAcknowledgement() {
    return struck("event-ack-lost", Leg.AFTER_MERCHANT, 200, true, false);
  }

  List<Exchange> list() {
    return List.copyOf(all);
  }

  ScenarioRecord in(String name) {
    return new ScenarioRecord(
        name,
        URI.create("file:features/outages/slow-stripe.feature"),
        7,
        20417,
        List.of("Ada"),
        list(),
        List.of(),
        List.of());
  }

  private Exchanges add(
      Party sender,
      Party receiver,
      String method,
      String path,
      String body,
      int status,
      String answer,
      long from,
      long to) {
    all.add(
        new Exchange(
            all.size() + 1,
            sender,
            receiver,
            method,
            path,
            "",
            Map.of(),
            body,
            status,
            Map.of(),
            answer,
            from,
            to - from,
            null,
            null,
            true,
            true,
            null));
    return this;
  }

  private Exchanges struck(
      String fault, Leg leg, @Nullable Integer status, boolean reached, boolean answered) {
    Exchange last = all.remove(all.size() - 1);
    all.add(
        new Exchange(
            last.number(),
            last.from(),
            last.to(),
            last.method(),
            last.path(),
            "",
            Map.of("Idempotency-Key", "pay-1"),
            last.requestBody(),
            status,
            Map.of(),
            reached ? last.responseBody() : "",
            last.startedMillis(),
            last.tookMillis(),
            fault,
            leg,
            reached,
            answered,
            "pay-1"));
    return this;
  }
}
