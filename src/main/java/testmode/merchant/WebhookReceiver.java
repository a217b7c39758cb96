package testmode.merchant;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Receives Stripe's events on their raw body: 2xx only when an event is handled or does not matter.
 */
final class WebhookReceiver {

  /**
   * A look is repeated when the books changed meanwhile; after that Stripe sends the event again.
   */
  private static final int LOOKS = 3;

  private static final Set<String> TYPES =
      Set.of(
          "payment_intent.succeeded",
          "payment_intent.payment_failed",
          "payment_intent.canceled",
          "payment_intent.requires_action",
          "charge.updated",
          "charge.refunded",
          "charge.refund.updated",
          "refund.created",
          "refund.updated",
          "refund.failed");

  private final ShopConfig config;
  private final Orders orders;
  private final Decisions decisions;
  private final Function<String, EventHandling> handlingOf;

  /**
   * @param handlingOf the steps for one order
   */
  WebhookReceiver(
      ShopConfig config,
      Orders orders,
      Decisions decisions,
      Function<String, EventHandling> handlingOf) {
    this.config = config;
    this.orders = orders;
    this.decisions = decisions;
    this.handlingOf = handlingOf;
  }

  /**
   * @param signature the header; null when it is missing
   * @throws ShopError 400 for a delivery that is not from Stripe, is stale, or is no event
   */
  Answer receive(String body, @Nullable String signature) {
    Event event = authentic(body, signature);
    if (!TYPES.contains(event.getType()) || Boolean.TRUE.equals(event.getLivemode())) {
      return Answer.json(decisions.statusForIrrelevant(), "received", "not relevant");
    }
    Optional<Order> order = decisions.orderOf(EventHandling.object(event), orders);
    if (order.isEmpty()) {
      return Answer.json(decisions.statusForIrrelevant(), "received", "no such order");
    }
    try {
      handle(event, handlingOf.apply(order.get().id()));
      return Answer.json(200, "received", "handled");
    } catch (StripeFailure | RuntimeException failure) {
      return Answer.json(decisions.statusForFailure(), "error", "This event was not handled.");
    }
  }

  private void handle(Event event, EventHandling handling) throws StripeFailure {
    for (int looks = 1; ; looks++) {
      try {
        decisions.handle(event, handling);
        return;
      } catch (PaymentBook.Changed changed) {
        if (looks == LOOKS) {
          throw changed;
        }
      }
    }
  }

  private Event authentic(String body, @Nullable String signature) {
    try {
      Event event =
          decisions.authenticate(
              body,
              signature,
              config.keys().webhookSecret(),
              config.webhookTolerance(),
              config.clock().withZone(ZoneOffset.UTC));
      Objects.requireNonNull(event.getId());
      Objects.requireNonNull(event.getType());
      EventHandling.object(event);
      return event;
    } catch (SignatureVerificationException e) {
      throw new ShopError(400, "The signature of this event is missing, wrong or too old.");
    } catch (RuntimeException e) {
      // The SDK has no exception of its own for JSON that is no event: nulls and casts surface.
      throw new ShopError(400, "This is no Stripe event.");
    }
  }
}
