package testmode.driver.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import testmode.driver.audit.Finding.Weight;
import testmode.driver.audit.MoneyCall.Harm;
import testmode.network.Exchange;

/**
 * Finds calls that are sent again under another key, or none, while it is not known what became of
 * the first: no answer came, or one that says nothing, or none yet.
 */
final class NewKey implements Look {

  /** Reading one of these tells what became of a call. */
  private static final Pattern TELLING =
      Pattern.compile(
          "/v1/(?:payment_intents|charges|refunds|checkout/sessions|events|balance_transactions"
              + "|subscriptions|invoices|credit_notes|transfers|payouts|topups)(?:/.*)?");

  /** The event of a first attempt that came to nothing. */
  private static final Pattern ENDED =
      Pattern.compile("\"type\"\\s*:\\s*\"[a-z_.]*(?:failed|canceled|expired)\"");

  private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([a-z]{2,6}_[^\"]+)\"");

  @Override
  public List<Finding> at(Traffic traffic) {
    List<Finding> found = new ArrayList<>();
    Map<Post.Act, List<Post>> byAct = new HashMap<>();
    for (Post post : traffic.posts()) {
      if (post.movesMoney()) {
        List<Post> earlier = byAct.computeIfAbsent(post.act(), act -> new ArrayList<>());
        unknownBefore(post, earlier, traffic).ifPresent(first -> found.add(finding(first, post)));
        earlier.add(post);
      }
    }
    return found;
  }

  private static Optional<Post> unknownBefore(Post again, List<Post> sameAct, Traffic traffic) {
    if (sameAct.stream().anyMatch(again::hasKeyOf)) {
      return Optional.empty(); // it repeats one that was judged itself
    }
    return sameAct.stream()
        .filter(first -> !first.tells() || !first.overBefore(again.exchange()))
        .filter(first -> !settled(first, again, traffic))
        .findFirst();
  }

  /**
   * Whether the merchant could know by then. Who learns that it was carried out has a reason for
   * another one only if somebody asked for another: the handler of an event may read at Stripe what
   * a loop of retries beside it has not heard.
   */
  private static boolean settled(Post first, Post again, Traffic traffic) {
    boolean told =
        traffic.posts().stream()
            .anyMatch(
                each ->
                    each.hasKeyOf(first)
                        && each.tells()
                        && !each.turnedAway()
                        && each.overBefore(again.exchange()));
    return told
        || between(first, again, traffic, each -> failureTold(each, first))
        || (between(first, again, traffic, NewKey::asked)
            && (!first.carriedOut() || between(first, again, traffic, Traffic::fromOutside)));
  }

  private static boolean between(
      Post first, Post again, Traffic traffic, Predicate<Exchange> wanted) {
    return traffic.anyBetween(first.exchange(), again.exchange(), wanted);
  }

  private static boolean asked(Exchange each) {
    return Traffic.toStripe(each)
        && each.method().equals("GET")
        && TELLING.matcher(each.path()).matches()
        && each.answerReachedSender()
        && Integer.valueOf(200).equals(each.status());
  }

  private static boolean failureTold(Exchange each, Post first) {
    return Traffic.delivery(each)
        && each.reachedReceiver()
        && ENDED.matcher(each.requestBody()).find()
        && ID.matcher(first.exchange().responseBody())
            .results()
            .findFirst()
            .filter(id -> each.requestBody().contains('"' + id.group(1) + '"'))
            .isPresent();
  }

  private static Finding finding(Post first, Post again) {
    MoneyCall money = again.money().orElseThrow();
    return new Finding(
        Rule.NEW_KEY,
        money.harm() == Harm.AGAIN ? Weight.MISTAKE : Weight.REMARK,
        money.call(),
        "%s is sent again, but not under the key of the first, whose outcome is not known: %s."
            .formatted(money.call(), money.ifTwice()),
        List.of(first.exchange().number(), again.exchange().number()));
  }
}
