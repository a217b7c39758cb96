package testmode.driver;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How Stripe's events reach the merchant. */
public interface EventDeliveries {

  /** Whether nothing that is due is still on its way. */
  boolean quiet();

  /** Every delivery so far, oldest first. */
  List<Delivery> all();

  /** Stripe sends this event once more, as from its Dashboard. */
  void redeliver(String event);

  /**
   * The event as Stripe would send it now, signed with the endpoint's secret, for acts of an
   * attacker or a repeat.
   */
  default SignedEvent signed(String eventJson) {
    return signedAgo(eventJson, Duration.ZERO);
  }

  /** The same, signed so long ago: what somebody posts who recorded it then. */
  SignedEvent signedAgo(String eventJson, Duration age);

  /**
   * One POST that carried an event.
   *
   * @param attempt 1 for the first delivery, counting up with every retry
   * @param status what the receiver answered; null for no answer
   */
  record Delivery(
      String event,
      String type,
      int attempt,
      long atMillis,
      @Nullable Integer status,
      boolean delivered) {}

  /** A body and the signature over it. */
  record SignedEvent(String body, String signature) {
    @Override
    public String toString() {
      return "SignedEvent[" + body.length() + " characters]";
    }
  }
}
