package testmode.network.faults;

import java.util.List;
import testmode.network.catalogue.FaultFacts;
import testmode.network.messages.Reply;

/** A fault that strikes events on their way from Stripe to the merchant. */
public abstract non-sealed class EventFault extends NamedFault {

  /** More at the same instant than any real burst, and few enough threads. */
  static final int MOST_COPIES = 64;

  EventFault(FaultFacts facts) {
    super(facts);
  }

  /** Hands the event over, or not, or differently; returns what Stripe is told. */
  public abstract Reply deliver(EventOnItsWay event);

  /** Whether the fault signs, and so must know the endpoint's secret. */
  public boolean needsSecret() {
    return false;
  }

  /**
   * What Stripe would be told of several deliveries: a refusal if there is one, so that it retries.
   */
  static Reply.Whole worst(List<Reply.Whole> answers) {
    return answers.stream().filter(a -> !a.accepted()).findFirst().orElse(answers.get(0));
  }
}
