package testmode.simulator.cards;

import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.events.Events;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Changes;
import testmode.simulator.wire.StripeError;

/** The cards that customers keep: how one comes in, and how it leaves. */
public final class SavedCards {
  private SavedCards() {}

  /**
   * Saves a card for a customer, once the bank has nothing against it.
   *
   * @throws StripeError 402 when the bank says no, 400 when the card is another customer's or used
   *     up
   */
  static PaymentMethod attach(
      Account account, PaymentMethod method, String customer, ApiCall cause) {
    if (customer.equals(method.customer())) {
      return method;
    }
    check(method);
    return keep(account, method.checked().attachedTo(customer, false), cause);
  }

  /** Passes, or throws Stripe's refusal to save this card for anybody. */
  static void check(PaymentMethod method) {
    if (method.customer() != null) {
      throw StripeError.invalid(
              null,
              null,
              "The payment method you provided has already been attached to a customer.")
          .afterExecution();
    }
    method.checkUnspent();
    Decline decline = method.refusesSaving();
    if (decline != null) {
      // Recorded: an empty param where the decline names none.
      String param = decline.param() == null ? "" : decline.param();
      throw decline.error().with("param", param);
    }
  }

  /** A card that the bank has checked becomes its customer's. */
  public static PaymentMethod keep(
      Account account, PaymentMethod attached, @Nullable ApiCall cause) {
    PaymentMethods.keep(account, attached);
    Events.of(account).append("payment_method.attached", attached.json(), null, cause);
    return attached;
  }

  /** Takes a card away from its customer, for good. */
  static PaymentMethod detach(Account account, PaymentMethod method, ApiCall cause) {
    String customer = method.customer();
    if (customer == null) {
      throw StripeError.invalid(
              null,
              null,
              "The payment method you provided is not attached to a customer so detachment is"
                  + " impossible.")
          .afterExecution();
    }
    PaymentMethod detached = PaymentMethods.keep(account, method.detached());
    Events.of(account)
        .append(
            "payment_method.detached", detached.json(), Changes.between(method, detached), cause);
    Customers.forget(account, customer, method.id(), cause);
    return detached;
  }
}
