package testmode.driver.stripe;

import java.net.URI;
import java.util.List;
import testmode.driver.FaultControl;
import testmode.network.Exchange;
import testmode.network.FaultPlan;
import testmode.network.Faults;
import testmode.network.FaultyNetwork;
import testmode.network.Party;

/** The scenario's words for faults, turned into plans of the network. */
public final class NetworkFaults implements FaultControl {

  private static final String PAYMENTS = "/v1/payment_intents*";
  private static final String CONFIRMATIONS = "/v1/payment_intents/*/confirm";
  private static final String REFUNDS = "/v1/refunds*";
  private static final String PAID = "payment_intent.succeeded";

  /** Waits for an event: for the paid one, since others of the same call say nothing of money. */
  private static final String WAITS_FOR_EVENT = "event-early";

  private final FaultyNetwork network;

  public NetworkFaults(FaultyNetwork network) {
    this.network = network;
  }

  @Override
  public void apply(String fault, Target target, Span span) {
    FaultPlan plan =
        switch (span) {
          case ONE_ATTEMPT -> FaultPlan.next();
          case ALL_ATTEMPTS_OF_ONE_CALL -> FaultPlan.next().allAttemptsOfOneCall();
          case EVERY_ATTEMPT -> FaultPlan.every();
        };
    network.apply(Faults.byName(fault), aimed(expecting(fault, plan), target));
  }

  @Override
  public void applyTimes(String fault, Target target, int times) {
    network.apply(Faults.byName(fault), aimed(expecting(fault, FaultPlan.next(times)), target));
  }

  private static FaultPlan expecting(String fault, FaultPlan plan) {
    return fault.equals(WAITS_FOR_EVENT) ? plan.ofType(PAID) : plan;
  }

  private static FaultPlan aimed(FaultPlan plan, Target target) {
    return switch (target) {
      case MERCHANT_PAYMENT -> plan.from(Party.MERCHANT).to("POST", PAYMENTS);
      case MERCHANT_REFUND -> plan.from(Party.MERCHANT).to("POST", REFUNDS);
      case MERCHANT_READ -> plan.from(Party.MERCHANT).to("GET", PAYMENTS);
      case SHOPPER_CONFIRMATION -> plan.from(Party.SHOPPER).to("POST", CONFIRMATIONS);
      case EVENTS -> plan;
      case PAID_EVENT -> plan.ofType(PAID);
    };
  }

  @Override
  public void clear() {
    network.clearFaults();
  }

  @Override
  public boolean quiet() {
    return network.quiet();
  }

  @Override
  public URI entrance() {
    return network.stripeUri();
  }

  @Override
  public List<Exchange> recorded() {
    return network.recorded();
  }
}
