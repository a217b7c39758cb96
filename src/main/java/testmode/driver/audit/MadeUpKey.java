package testmode.driver.audit;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import testmode.driver.audit.Finding.Weight;
import testmode.driver.audit.MoneyCall.Harm;

/**
 * Finds keys that look as if an SDK made them up for one call of its own. Such a key guards the
 * SDK's retries; a second press, or a process that starts again, sends another one. A shop's own
 * random key that stands in its books looks the same, so this is a remark.
 */
final class MadeUpKey implements Look {

  private static final String RANDOM_UUID =
      "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

  /**
   * A version 4 UUID alone (stripe-java, read in 33.3.0, and SDKs in Python, Ruby, PHP and .NET,
   * ASSUMED), behind {@code stripe-node-retry-} (stripe-node), or nanoseconds and six letters
   * (stripe-go).
   */
  private static final Pattern MADE_UP =
      Pattern.compile(
          "(?:stripe-node-retry-)?" + RANDOM_UUID + "|\\d{19}_[A-Za-z0-9_-]{6}",
          Pattern.CASE_INSENSITIVE);

  @Override
  public List<Finding> at(Traffic traffic) {
    Map<String, List<Post>> byCall =
        traffic.posts().stream()
            .filter(post -> MADE_UP.matcher(post.anyKey()).matches())
            .collect(groupingBy(Post::call));
    return byCall.values().stream()
        .filter(posts -> !keptKeys(posts, traffic))
        .flatMap(List::stream)
        .flatMap(
            post ->
                post.money().stream()
                    .filter(money -> money.harm() != Harm.REFUSED)
                    .map(money -> finding(post, money)))
        .toList();
  }

  /**
   * Whether a key of these calls was sent again after somebody had spoken to the merchant
   * meanwhile: no SDK keeps one so long.
   */
  private static boolean keptKeys(List<Post> posts, Traffic traffic) {
    Map<String, List<Post>> byKey = posts.stream().collect(groupingBy(Post::anyKey));
    return byKey.values().stream()
        .anyMatch(
            same ->
                traffic.anyBetween(
                    same.get(0).exchange(),
                    same.get(same.size() - 1).exchange(),
                    each -> Traffic.fromOutside(each) || Traffic.delivery(each)));
  }

  private static Finding finding(Post post, MoneyCall money) {
    return new Finding(
        Rule.MADE_UP_KEY,
        Weight.REMARK,
        money.call(),
        "%s is sent under a key that looks made up for one call, which a second press would not repeat: %s."
            .formatted(money.call(), money.ifTwice()),
        List.of(post.exchange().number()));
  }
}
