package testmode.driver.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import testmode.driver.audit.Finding.Weight;

/**
 * Finds one key under two requests that differ in path or parameters, any POST of the merchant's.
 * Where Stripe compared them itself, its word counts.
 */
final class SharedKey implements Look {

  private static final String REFUSED = "\"idempotency_error\"";

  private static final int BAD_REQUEST = 400;

  @Override
  public List<Finding> at(Traffic traffic) {
    List<Finding> found = new ArrayList<>();
    Map<String, Post> firsts = new HashMap<>();
    for (Post post : traffic.posts()) {
      String key = post.key();
      Post first = key == null ? null : firsts.putIfAbsent(key, post);
      if (key != null && (refused(post) || (first != null && differ(first, post)))) {
        found.add(finding(first == null ? post : first, post));
      }
    }
    return found;
  }

  private static boolean refused(Post post) {
    return post.exchange().reachedReceiver()
        && Integer.valueOf(BAD_REQUEST).equals(post.exchange().status())
        && post.exchange().responseBody().contains(REFUSED);
  }

  private static boolean differ(Post first, Post post) {
    boolean same =
        first.exchange().path().equals(post.exchange().path()) && first.form().equals(post.form());
    return !same && !post.compared();
  }

  private static Finding finding(Post first, Post post) {
    return new Finding(
        Rule.SHARED_KEY,
        Weight.MISTAKE,
        post.call(),
        "%s is sent under a key that stands for another request already, so Stripe refuses it."
            .formatted(post.call()),
        List.of(first.exchange().number(), post.exchange().number()));
  }
}
