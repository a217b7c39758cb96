package testmode.doctor;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import testmode.driver.Ability;
import testmode.driver.Flow;
import testmode.driver.MerchantApp;
import testmode.driver.Money;
import testmode.driver.PaymentAnswer;
import testmode.driver.ScenarioParts;
import testmode.driver.StripeLedger.Payment;
import testmode.driver.mapping.MappingFile;

/** Pays one order in the first flow that the file has, with a card that succeeds. */
final class Payments {

  static final String CARD = "pm_card_visa";

  /** What most features ask for; an app that cannot choose has its own price. */
  private static final Money PRICE = new Money(4000, "eur");

  private final MappingFile mapping;
  private final ScenarioParts parts;
  private final Limits limits;

  Payments(MappingFile mapping, ScenarioParts parts, Limits limits) {
    this.mapping = mapping;
    this.parts = parts;
    this.limits = limits;
  }

  Played play() {
    Flow flow =
        Arrays.stream(Flow.values()).filter(mapping.flows()::containsKey).findFirst().orElseThrow();
    String order = null;
    String untold = null;
    PaymentAnswer answer = null;
    String failure = null;
    try {
      order = limits.within(Limits.ACT, () -> parts.merchant().placeOrder(flow, PRICE));
      untold = untold(order);
      answer = pay(order);
    } catch (RuntimeException e) {
      failure = String.valueOf(e.getMessage());
    }
    return ended(flow, order, untold, answer, failure);
  }

  private Played ended(
      Flow flow,
      @Nullable String order,
      @Nullable String untold,
      @Nullable PaymentAnswer answer,
      @Nullable String failure) {
    Traffic traffic = new Traffic(parts.faults().recorded());
    Payment held = null;
    boolean elsewhere = false;
    try {
      List<Payment> payments = limits.within(Limits.ACT, () -> parts.ledger().payments());
      held = payments.isEmpty() ? null : payments.get(payments.size() - 1);
    } catch (RuntimeException notThere) {
      // The ledger cannot tell a payment that the network saw made: another account has it.
      elsewhere = !traffic.creations().isEmpty();
    }
    return new Played(flow, order, untold, answer, failure, held, elsewhere, traffic);
  }

  /** Scenarios look at the order before the shopper pays, too. */
  private @Nullable String untold(String order) {
    if (parts.merchant().lacks(Ability.ORDERS).isPresent()) {
      return null;
    }
    try {
      limits.within(Limits.ACT, () -> parts.merchant().books(order));
      return null;
    } catch (RuntimeException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private PaymentAnswer pay(String order) {
    return limits.within(
        Limits.ACT, () -> parts.merchant().pay(order, CARD, MerchantApp.Visit.STAYS));
  }
}
