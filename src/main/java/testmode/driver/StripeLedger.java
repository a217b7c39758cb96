package testmode.driver;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Stripe holds of this merchant's payments, read through Stripe's public API. */
public interface StripeLedger {

  /**
   * Every PaymentIntent that the network saw this merchant make, oldest first, with its charges and
   * refunds, now.
   */
  List<Payment> payments();

  /** Events of these PaymentIntents, oldest first. */
  List<Event> events();

  /** One event as Stripe's API tells it, JSON. */
  String eventJson(String event);

  /** One PaymentIntent. */
  record Payment(
      String id, String status, Money amount, Map<String, String> metadata, List<Charge> charges) {

    public Payment {
      metadata = Map.copyOf(metadata);
      charges = List.copyOf(charges);
    }
  }

  /**
   * One Charge object; only a succeeded one is a charge, a failed one is a declined attempt.
   *
   * @param settlement from the balance transaction; null as long as there is none
   */
  record Charge(
      String id,
      boolean succeeded,
      Money amount,
      Money captured,
      Money refunded,
      @Nullable String declineCode,
      @Nullable Settlement settlement,
      List<Refund> refunds) {

    public Charge {
      refunds = List.copyOf(refunds);
    }
  }

  /** One Refund. */
  record Refund(String id, String status, Money amount) {}

  /**
   * One event.
   *
   * @param object the id of the object it is about
   * @param payment the id of the PaymentIntent that the object belongs to; its own when it is one,
   *     or belongs to none yet
   */
  record Event(String id, String type, String object, String payment) {}
}
