package testmode.merchant;

import com.stripe.model.PaymentIntent;

/**
 * M16: a confirmation that comes back without an exception counts as paid.
 *
 * <p>Seen in real shops: the status of the PaymentIntent is not read, {@code requires_action}
 * passes for success, and the goods leave for a shopper who never answered her bank.
 */
public final class ActionTakenForPayment extends Decisions {

  @Override
  public Outcome outcomeOf(Order order, PaymentIntent intent) {
    return intent.getStatus().equals("requires_action")
        ? Outcome.PAID
        : super.outcomeOf(order, intent);
  }
}
