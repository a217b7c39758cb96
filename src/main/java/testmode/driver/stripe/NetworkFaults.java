package testmode.driver.stripe;

import java.net.URI;
import java.util.List;
import testmode.driver.FaultControl;
import testmode.driver.WebhookManners;
import testmode.network.Exchange;
import testmode.network.FaultPlan;
import testmode.network.Faults;
import testmode.network.FaultyNetwork;
import testmode.network.Party;

/** The scenario's words for faults, turned into plans of the network. */
public final class NetworkFaults implements FaultControl {

  /** Where Stripe hosts the page, the merchant's call is the one that opens a session. */
  private static final String PAYMENTS = "/v1/payment_intents*|/v1/checkout/sessions";

  private static final String READS = "/v1/payment_intents*|/v1/checkout/sessions*";

  /** Of Stripe.js alone: nothing that a shopper does on a page of Stripe's has this path. */
  private static final String CONFIRMATIONS = "/v1/payment_intents/*/confirm";

  private static final String REFUNDS = "/v1/refunds*";

  /** Waits for an event: for the paid one, since others of the same call say nothing of money. */
  private static final String WAITS_FOR_EVENT = "event-early";

  private final FaultyNetwork network;
  private final String paidEvent;

  /** For a merchant that learns of a payment by {@link WebhookManners#PAID}. */
  public NetworkFaults(FaultyNetwork network) {
    this(network, WebhookManners.PAID);
  }

  /**
   * For any merchant.
   *
   * @param paidEvent the type by which it learns that an order was paid
   */
  public NetworkFaults(FaultyNetwork network, String paidEvent) {
    this.network = network;
    this.paidEvent = paidEvent;
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

  private FaultPlan expecting(String fault, FaultPlan plan) {
    return fault.equals(WAITS_FOR_EVENT) ? plan.ofType(paidEvent) : plan;
  }

  private FaultPlan aimed(FaultPlan plan, Target target) {
    return switch (target) {
      case MERCHANT_PAYMENT -> plan.from(Party.MERCHANT).to("POST", PAYMENTS);
      case MERCHANT_REFUND -> plan.from(Party.MERCHANT).to("POST", REFUNDS);
      case MERCHANT_READ -> plan.from(Party.MERCHANT).to("GET", READS);
      case SHOPPER_CONFIRMATION -> plan.from(Party.SHOPPER).to("POST", CONFIRMATIONS);
      case EVENTS -> plan;
      case PAID_EVENT -> plan.ofType(paidEvent);
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
