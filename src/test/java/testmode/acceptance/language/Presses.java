package testmode.acceptance.language;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import testmode.network.Exchange;
import testmode.network.Party;

/** Which orders were paid again without anybody asking Stripe anything. */
final class Presses {

  private final Set<String> paid = new HashSet<>();
  private final Set<String> inVain = new HashSet<>();

  /**
   * Somebody pressed Pay and was answered.
   *
   * @param meanwhile what passed the network between the two
   */
  synchronized void pressed(Order order, List<Exchange> meanwhile) {
    boolean again = !paid.add(order.id());
    if (again && meanwhile.stream().noneMatch(exchange -> exchange.to() == Party.STRIPE)) {
      inVain.add(order.id());
    }
  }

  /** Whether a press on this order, after its first, came to nobody's call to Stripe. */
  synchronized boolean inVain(Order order) {
    return inVain.contains(order.id());
  }
}
