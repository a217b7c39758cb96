package testmode.driver.audit;

import java.util.List;
import java.util.Optional;
import testmode.driver.audit.Finding.Weight;
import testmode.network.Exchange;
import testmode.network.Party;

/**
 * Finds the key of a declined attempt under an attempt that the shopper asked for afterwards:
 * Stripe repeats the decline that it keeps under the key, whatever the card could pay by now.
 */
final class DeclineRepeated implements Look {

  private static final int DECLINED = 402;

  @Override
  public List<Finding> at(Traffic traffic) {
    return traffic.posts().stream()
        .filter(DeclineRepeated::replayedDecline)
        .flatMap(post -> declinedBefore(post, traffic).map(first -> finding(first, post)).stream())
        .toList();
  }

  private static Optional<Post> declinedBefore(Post replay, Traffic traffic) {
    return traffic.posts().stream()
        .filter(first -> first.hasKeyOf(replay) && first != replay)
        .filter(first -> declined(first.exchange()) && first.overBefore(replay.exchange()))
        .filter(first -> askedAnew(first, replay, traffic))
        .findFirst();
  }

  /** Without that it is the merchant's own retry of the same attempt, and the answer is true. */
  private static boolean askedAnew(Post first, Post replay, Traffic traffic) {
    return traffic.anyBetween(
        first.exchange(),
        replay.exchange(),
        each ->
            each.from() == Party.SHOPPER
                && each.to() == Party.MERCHANT
                && !each.method().equals("GET")
                && each.startedMillis() >= first.endedMillis());
  }

  private static boolean replayedDecline(Post post) {
    return declined(post.exchange())
        && "true".equals(post.exchange().responseHeaders().get("Idempotent-Replayed"));
  }

  private static boolean declined(Exchange exchange) {
    return Integer.valueOf(DECLINED).equals(exchange.status());
  }

  private static Finding finding(Post first, Post replay) {
    return new Finding(
        Rule.DECLINE_REPEATED,
        Weight.MISTAKE,
        replay.call(),
        "%s repeats the key of a declined attempt after the shopper asked again: Stripe answers with the old decline, so the order cannot be paid."
            .formatted(replay.call()),
        List.of(first.exchange().number(), replay.exchange().number()));
  }
}
