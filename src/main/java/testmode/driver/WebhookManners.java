package testmode.driver;

import java.time.Duration;
import java.util.Set;

/**
 * How an app's webhook receiver behaves; a shop may have its own ways and be right.
 *
 * @param paidEvent the type by which it learns that an order was paid, {@code
 *     payment_intent.succeeded} or {@code checkout.session.completed}
 * @param events the types that it listens to; empty for all
 * @param refusals the statuses with which it turns down what Stripe did not sign
 * @param settle how long after its acknowledgement it may still be at work
 */
public record WebhookManners(
    String paidEvent, Set<String> events, Set<Integer> refusals, Duration settle) {

  /** The event of a payment that succeeded, whoever made it. */
  public static final String PAID = "payment_intent.succeeded";

  /** What a receiver says to an event that it does not believe; a 404 is a wrong path. */
  public static final Set<Integer> REFUSALS = Set.of(400, 401, 403);

  public WebhookManners {
    events = Set.copyOf(events);
    refusals = Set.copyOf(refusals);
  }

  /** Whether Stripe delivers events of this type to it. */
  public boolean listensTo(String type) {
    return events.isEmpty() || events.contains(type);
  }
}
