package testmode.driver.audit;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import testmode.network.Exchange;
import testmode.network.Party;

/**
 * The record of one scenario in the order in which requests were sent.
 *
 * @param posts the merchant's own to Stripe
 */
record Traffic(List<Exchange> exchanges, List<Post> posts) {

  /** Requests that did not pass the network are noted when they are over, and get a late number. */
  private static final Comparator<Exchange> BY_START =
      Comparator.comparingLong(Exchange::startedMillis)
          .thenComparing(exchange -> !fromOutside(exchange))
          .thenComparingLong(Exchange::number);

  static Traffic of(List<Exchange> recorded) {
    List<Exchange> exchanges = recorded.stream().sorted(BY_START).toList();
    return new Traffic(
        exchanges,
        exchanges.stream()
            .filter(
                exchange ->
                    toStripe(exchange) && exchange.method().equals("POST") && !ofOurOwn(exchange))
            .map(Post::of)
            .toList());
  }

  /** Whether such a one began after another did, and before a third one. */
  boolean anyBetween(Exchange first, Exchange second, Predicate<Exchange> wanted) {
    int from = Collections.binarySearch(exchanges, first, BY_START) + 1;
    int to = Collections.binarySearch(exchanges, second, BY_START);
    // A runaway loop is thousands of them: only these are looked at.
    return from < to && exchanges.subList(from, to).stream().anyMatch(wanted);
  }

  /** A request to the merchant by shopper, back office or anybody but Stripe. */
  static boolean fromOutside(Exchange exchange) {
    return exchange.to() == Party.MERCHANT && exchange.from() != Party.STRIPE;
  }

  static boolean toStripe(Exchange exchange) {
    return exchange.from() == Party.MERCHANT && exchange.to() == Party.STRIPE;
  }

  /** One delivery of an event. */
  static boolean delivery(Exchange exchange) {
    return exchange.from() == Party.STRIPE && exchange.to() == Party.MERCHANT;
  }

  private static boolean ofOurOwn(Exchange exchange) {
    String agent = exchange.requestHeaders().getOrDefault("User-Agent", "");
    return agent.toLowerCase(Locale.ROOT).startsWith(Audit.OWN_AGENT);
  }
}
