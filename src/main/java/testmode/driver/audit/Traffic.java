package testmode.driver.audit;

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

  /** Those that began after one was over and before another began. */
  List<Exchange> between(Post first, Post second) {
    return exchanges.stream()
        .filter(each -> each.startedMillis() >= first.endedMillis())
        .filter(each -> BY_START.compare(each, second.exchange()) < 0)
        .filter(each -> each.number() != first.exchange().number())
        .toList();
  }

  /** Those that began after another did, and before a third one. */
  boolean anyBetween(Exchange first, Exchange second, Predicate<Exchange> wanted) {
    return exchanges.stream()
        .filter(each -> BY_START.compare(first, each) < 0 && BY_START.compare(each, second) < 0)
        .anyMatch(wanted);
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
