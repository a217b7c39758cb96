package testmode.merchant;

import com.google.gson.JsonObject;
import java.util.Optional;

/**
 * M15: an event is matched to its order by the PaymentIntent's id alone.
 *
 * <p>Seen in real shops: the event is faster than the API's reply, or that reply is lost. No order
 * has the id yet, the event is answered 200 and dropped, and the order waits for ever.
 */
public final class EarlyEventDropped extends Decisions {

  @Override
  public Optional<Order> orderOf(JsonObject object, Orders orders) {
    return EventHandling.intentId(object).flatMap(orders::findByIntent);
  }
}
