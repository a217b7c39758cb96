package testmode.merchant;

import com.stripe.model.Event;

/**
 * M33: events are acknowledged and thrown away; only the return page completes an order.
 *
 * <p>Seen in real shops: the browser is closed before the shop's page opens, and there is money
 * without an order.
 */
public final class WebhookIgnored extends Decisions {

  @Override
  public void handle(Event event, EventHandling handling) {
    // The return page will see to it.
  }
}
