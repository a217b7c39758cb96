package testmode.driver.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import testmode.driver.audit.Finding.Weight;
import testmode.driver.audit.MoneyCall.Harm;
import testmode.network.Exchange;

/**
 * Finds an event that was acknowledged more than once, and caused the same call that moves money
 * again, under another key or none.
 *
 * <p>A call is taken to be caused by the last request that the merchant was sent before it. What
 * else an event causes, goods or mails, is not in the record.
 */
final class HandledTwice implements Look {

  private static final Pattern EVENT = Pattern.compile("\"id\"\\s*:\\s*\"(evt_[A-Za-z0-9]+)\"");

  private static final int OK = 200;
  private static final int REDIRECTS = 300;

  /** A call, and how often its event had been delivered by then. */
  private record Caused(Post post, int deliveries) {}

  @Override
  public List<Finding> at(Traffic traffic) {
    Map<Long, Post> posts = new HashMap<>();
    traffic.posts().stream()
        .filter(Post::movesMoney)
        .forEach(post -> posts.put(post.exchange().number(), post));
    Map<String, Integer> deliveries = new HashMap<>();
    Map<String, List<Caused>> caused = new HashMap<>();
    String cause = null;
    for (Exchange each : traffic.exchanges()) {
      if (Traffic.delivery(each)) {
        cause = acknowledged(each) ? event(each) : null;
        if (cause != null) {
          deliveries.merge(cause, 1, Integer::sum);
        }
      } else if (Traffic.fromOutside(each)) {
        cause = null;
      } else if (cause != null && posts.containsKey(each.number())) {
        caused
            .computeIfAbsent(cause, event -> new ArrayList<>())
            .add(new Caused(posts.get(each.number()), deliveries.get(cause)));
      }
    }
    return caused.values().stream().flatMap(calls -> repeated(calls).stream()).toList();
  }

  private static List<Finding> repeated(List<Caused> calls) {
    List<Finding> found = new ArrayList<>();
    List<Caused> seen = new ArrayList<>();
    for (Caused call : calls) {
      seen.stream()
          .filter(first -> call.deliveries() > 1 && twice(first.post(), call.post()))
          .findFirst()
          .ifPresent(first -> found.add(finding(first.post(), call.post())));
      seen.add(call);
    }
    return found;
  }

  /** What is repeated because its first answer told nothing is a retry, and judged as one. */
  private static boolean twice(Post first, Post again) {
    return first.act().equals(again.act()) && !first.hasKeyOf(again) && first.tells();
  }

  private static boolean acknowledged(Exchange delivery) {
    Integer status = delivery.status();
    return delivery.reachedReceiver() && status != null && status >= OK && status < REDIRECTS;
  }

  /** The first id in the body may be that of the object inside: the event's own is an evt. */
  private static @Nullable String event(Exchange delivery) {
    Matcher id = EVENT.matcher(delivery.requestBody());
    return id.find() ? id.group(1) : null;
  }

  private static Finding finding(Post first, Post again) {
    MoneyCall money = again.money().orElseThrow();
    return new Finding(
        Rule.HANDLED_TWICE,
        money.harm() == Harm.AGAIN ? Weight.MISTAKE : Weight.REMARK,
        money.call(),
        "%s is sent for each delivery of one event, which was acknowledged each time: %s."
            .formatted(money.call(), money.ifTwice()),
        List.of(first.exchange().number(), again.exchange().number()));
  }
}
