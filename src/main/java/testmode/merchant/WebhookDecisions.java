package testmode.merchant;

import com.google.gson.JsonObject;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What decides whether an event from Stripe has its effect, once, and nobody else's has any. */
interface WebhookDecisions {

  /**
   * Whether a delivery comes from Stripe and is fresh.
   *
   * <p>Otherwise: anyone can send an event that says paid, or send a real one again next month.
   *
   * @param signature the header; null when it is missing
   * @throws SignatureVerificationException missing, forged, or older than {@code tolerance}
   */
  default Event authenticate(
      String body, @Nullable String signature, String secret, Duration tolerance, Clock clock)
      throws SignatureVerificationException {
    if (signature == null) {
      throw new SignatureVerificationException("No Stripe-Signature header", null);
    }
    return Webhook.constructEvent(body, signature, secret, tolerance.toSeconds(), clock);
  }

  /**
   * Which order an event is about.
   *
   * <p>The order's own id, which the shop put on the PaymentIntent, comes first: an event may
   * arrive before the shop has heard the PaymentIntent's id. Otherwise: the early event finds no
   * order, is dropped, and the order waits for ever.
   *
   * @param object the event's object: a PaymentIntent, a Charge, or a Refund
   */
  default Optional<Order> orderOf(JsonObject object, Orders orders) {
    return EventHandling.orderId(object)
        .flatMap(orders::find)
        .or(() -> EventHandling.intentId(object).flatMap(orders::findByIntent));
  }

  /**
   * Turns one event into its effect.
   *
   * <p>Asks Stripe how things stand now, outside any transaction, then books that together with the
   * event's id in one transaction. Otherwise: a repeated or late event ships twice or undoes a
   * payment; an event that was remembered before it was handled is lost when handling fails.
   *
   * @throws StripeFailure Stripe could not be asked; the event is not handled
   */
  default void handle(Event event, EventHandling handling) throws StripeFailure {
    EventHandling.Look look = handling.look(event);
    handling.inTransaction(
        books -> {
          if (handling.remember(books, event)) {
            handling.book(books, look);
          }
        });
  }

  /**
   * The answer to an event that is about no order of this shop, or of a kind it does not use.
   *
   * <p>Otherwise: Stripe repeats it for days and in the end switches the endpoint off.
   */
  default int statusForIrrelevant() {
    return 200;
  }

  /**
   * The answer when handling failed.
   *
   * <p>Otherwise: Stripe takes the event for delivered and never sends it again.
   */
  default int statusForFailure() {
    return 500;
  }
}
