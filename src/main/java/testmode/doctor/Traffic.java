package testmode.doctor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import testmode.driver.web.HttpAnswer;
import testmode.network.Exchange;
import testmode.network.Party;

/** What passed between shopper, app and Stripe while the doctor paid an order. */
record Traffic(List<Exchange> exchanges) {

  private static final int EXCERPT = 160;

  Traffic {
    exchanges = List.copyOf(exchanges);
  }

  /** The app's calls to Stripe that came to the network. */
  List<Exchange> calls() {
    return exchanges.stream()
        .filter(it -> it.from() == Party.MERCHANT && it.to() == Party.STRIPE)
        .toList();
  }

  /** Those of them that made a payment, as far as Stripe answered. */
  List<Exchange> creations() {
    return calls().stream()
        .filter(it -> it.method().equals("POST"))
        .filter(
            it ->
                it.path().equals("/v1/payment_intents")
                    || it.path().equals("/v1/checkout/sessions"))
        .filter(it -> succeeded(it.status()))
        .toList();
  }

  /** Everything that was sent to Stripe, by the app and by the shopper's browser. */
  Stream<Exchange> toStripe() {
    return exchanges.stream().filter(it -> it.to() == Party.STRIPE);
  }

  /** The shopper's last request to the app. */
  Optional<Exchange> lastRequest() {
    return exchanges.stream()
        .filter(it -> it.from() == Party.SHOPPER && it.to() == Party.MERCHANT)
        .reduce((earlier, later) -> later);
  }

  /** The deliveries of Stripe's events to the app that were answered. */
  List<Exchange> deliveries() {
    return exchanges.stream()
        .filter(it -> it.from() == Party.STRIPE && it.to() == Party.MERCHANT)
        .filter(it -> it.status() != null)
        .toList();
  }

  static boolean succeeded(Integer status) {
    return status != null && status / 100 == 2;
  }

  /** {@code POST /orders/7/pay answered 502}. */
  static String line(Exchange exchange) {
    String what = exchange.method() + " " + exchange.path();
    return exchange.status() == null
        ? what + " was not answered"
        : what + " answered " + exchange.status();
  }

  /** The beginning of an answer, on one line, if there is any; its secrets are masked already. */
  static List<String> said(Exchange exchange) {
    String body = exchange.responseBody().strip().replaceAll("\\s+", " ");
    String begin = body.length() <= EXCERPT ? body : body.substring(0, EXCERPT) + "…";
    return begin.isEmpty() ? List.of() : List.of("it said: " + begin);
  }

  /** What Stripe says is wrong with a call; empty when it says nothing. */
  static String errorOf(Exchange exchange) {
    String told =
        new HttpAnswer(200, exchange.responseHeaders(), exchange.responseBody())
            .text("/error/message");
    return told == null ? "" : ": " + told;
  }
}
