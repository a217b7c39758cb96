package testmode.driver;

import java.net.URI;
import java.util.List;
import testmode.network.Exchange;

/** What the network does on purpose in this scenario, and what it saw. */
public interface FaultControl {

  /**
   * Arms a fault.
   *
   * @param fault its name, {@code reply-lost}
   * @throws IllegalArgumentException naming the fault and all that exist
   */
  void apply(String fault, Target target, Span span);

  /** Arms a fault for so many attempts, the next ones. */
  void applyTimes(String fault, Target target, int times);

  /** Takes every fault back; calls that are held go on. */
  void clear();

  /** Whether no call is at Stripe and none may still get there, also one whose caller gave up. */
  boolean quiet();

  /**
   * Where the merchant must find Stripe for its calls to pass here: scheme, host and port. What
   * goes elsewhere is seen by nobody.
   */
  URI entrance();

  /** Everything that happened, masked, oldest first; not the looks into the merchant's books. */
  List<Exchange> recorded();

  /** Which traffic a fault strikes. */
  enum Target {
    /** The merchant's calls that create or confirm a payment. */
    MERCHANT_PAYMENT,
    /** The merchant's calls that create a refund. */
    MERCHANT_REFUND,
    /** The merchant's reads of a payment. */
    MERCHANT_READ,
    /** The shopper's own confirmation at Stripe. */
    SHOPPER_CONFIRMATION,
    /** Every delivery of an event. */
    EVENTS,
    /** Deliveries of {@code payment_intent.succeeded}. */
    PAID_EVENT
  }

  /** How much of it. */
  enum Span {
    ONE_ATTEMPT,
    ALL_ATTEMPTS_OF_ONE_CALL,
    EVERY_ATTEMPT
  }
}
