package testmode.driver.audit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import testmode.network.Exchange;

/**
 * Looks through the recorded traffic of one scenario for what moves money twice sooner or later:
 * calls without a key, new keys on retries, one key for two requests, events handled twice.
 *
 * <p>Passive: a finding needs no double charge to have happened. Whether one did is asked of
 * Stripe's ledger, by others.
 */
public final class Audit {

  /**
   * What a call's {@code User-Agent} begins with when a scenario itself made it in the merchant's
   * name; it says nothing about the merchant.
   */
  public static final String OWN_AGENT = "testmode";

  private static final List<Look> LOOKS =
      List.of(
          new NoKey(),
          new MadeUpKey(),
          new NewKey(),
          new SharedKey(),
          new HandledTwice(),
          new DeclineRepeated());

  private Audit() {}

  /**
   * Audits one scenario.
   *
   * @param exchanges of one account, as the network recorded them, masked; their order does not
   *     matter
   */
  public static Audited of(List<Exchange> exchanges) {
    Traffic traffic = Traffic.of(exchanges);
    List<Finding> found = new ArrayList<>();
    LOOKS.forEach(look -> found.addAll(look.at(traffic)));
    int calls = (int) traffic.posts().stream().filter(Post::movesMoney).count();
    return new Audited(calls, together(found));
  }

  /** One finding for what is the same but for the exchanges. */
  private static List<Finding> together(List<Finding> found) {
    Map<List<Object>, List<Finding>> byWhat =
        found.stream()
            .collect(
                groupingBy(
                    each -> List.of(each.rule(), each.weight(), each.sentence()),
                    LinkedHashMap::new,
                    toList()));
    return byWhat.values().stream()
        .map(Audit::one)
        .sorted(Comparator.comparing(Finding::weight))
        .toList();
  }

  private static Finding one(List<Finding> same) {
    Finding first = same.get(0);
    List<Long> exchanges = same.stream().flatMap(each -> each.exchanges().stream()).toList();
    return new Finding(first.rule(), first.weight(), first.call(), first.sentence(), exchanges);
  }
}
