package testmode.driver.audit;

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
    Map<List<Object>, Finding> byWhat = new LinkedHashMap<>();
    for (Finding each : found) {
      byWhat.merge(
          List.of(each.rule(), each.weight(), each.sentence()), each, Audit::withExchangesOf);
    }
    return byWhat.values().stream().sorted(Comparator.comparing(Finding::weight)).toList();
  }

  private static Finding withExchangesOf(Finding one, Finding other) {
    List<Long> exchanges = new ArrayList<>(one.exchanges());
    exchanges.addAll(other.exchanges());
    return new Finding(one.rule(), one.weight(), one.call(), one.sentence(), exchanges);
  }
}
