package testmode.simulator.payments;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.account.AccountSettings;
import testmode.simulator.cards.PaymentMethod;
import testmode.simulator.challenges.NextAction;
import testmode.simulator.events.Events;
import testmode.simulator.ledger.Currency;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Awaited;
import testmode.simulator.resource.FormFields;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;

/**
 * The door for payments that a page of Stripe's own takes, as Checkout does: no merchant confirms
 * them, and a shopper may try again and again on one PaymentIntent.
 */
public final class HostedPayments {
  /** The most that one payment may be, in minor units. */
  public static final long MAXIMUM = ChargeLimits.MAXIMUM;

  private final CardPayments payments;
  private final ChargeLimits limits;

  private HostedPayments(CardPayments payments, ChargeLimits limits) {
    this.payments = payments;
    this.limits = limits;
  }

  public static HostedPayments of(MoneyFixtures fixtures, CardPayments payments) {
    return new HostedPayments(payments, new ChargeLimits(fixtures));
  }

  /**
   * Passes, or refuses an amount as a PaymentIntent would.
   *
   * @throws StripeError 400, with the codes amount_too_small and amount_too_large among others
   */
  public void check(AccountSettings settings, long amount, Currency currency) {
    limits.check(settings, amount, currency);
  }

  /** Passes, or refuses what a PaymentIntent may not be made with. */
  public static void checkTerms(Form data) {
    FormFields.notSimulated(data, "application_fee_amount", "on_behalf_of", "transfer_data");
    Descriptors.check(data);
    IntentParams.shipping(data);
  }

  /**
   * Makes a PaymentIntent that waits for a card, and tells of it.
   *
   * @param terms keys of a PaymentIntent with their values, instead of the usual ones
   * @param whenPaid called under the account's lock when a charge or a hold has succeeded, after
   *     the events of both; also if that happens without the page
   * @return its id
   */
  public String begin(
      Account account, long amount, Currency currency, JsonObject terms, Runnable whenPaid) {
    PaymentIntent intent = PaymentIntent.of(account, amount, currency);
    PaymentIntent agreed =
        intent.with(
            intent.but(
                json -> {
                  for (Map.Entry<String, JsonElement> term : terms.entrySet()) {
                    json.add(term.getKey(), term.getValue().deepCopy());
                  }
                }));
    PaymentIntents.shelf(account).put(agreed);
    Awaited.of(account).await(agreed.id(), whenPaid);
    Events.of(account).append("payment_intent.created", agreed.json(), null, null);
    return agreed.id();
  }

  /**
   * Tries to pay with a card that the shopper has just entered.
   *
   * @param returnUrl where 3-D Secure leads back to, if the bank asks for it
   * @return where the shopper has to authenticate, or null if the money has come or is held
   * @throws StripeError 402 when the bank says no; the PaymentIntent can be tried again
   */
  public @Nullable String attempt(
      Account account, String id, PaymentMethod method, String returnUrl, URI baseUri) {
    PaymentIntent intent = PaymentIntents.shelf(account).get(id);
    IntentMove.CONFIRM.check(intent);
    Confirmation how = new Confirmation(false, false, false, returnUrl, false);
    PaymentIntent tried =
        payments.confirm(account, intent.choosing(method.id()), how, null, baseUri);
    return NextAction.redirect(tried.json());
  }

  /** Whether the money has come; if not, it is held or nothing was paid yet. */
  public static boolean isPaid(Account account, String id) {
    return PaymentIntents.shelf(account).get(id).status() == IntentStatus.SUCCEEDED;
  }

  /** Stripe's error of the last attempt, or null if it did not fail. */
  public static @Nullable JsonObject lastError(Account account, String id) {
    return PaymentIntents.shelf(account).get(id).json().get("last_payment_error")
            instanceof JsonObject error
        ? error
        : null;
  }

  /** Gives up a PaymentIntent that can no longer be paid, unless its money has come. */
  public static void abandon(Account account, String id, @Nullable ApiCall cause) {
    PaymentIntent intent = PaymentIntents.shelf(account).get(id);
    if (intent.status().isOver()) {
      return;
    }
    // ASSUMED: the reason, one of those that Stripe keeps for itself.
    PaymentIntent canceled = intent.canceled("expired", account.clock().epochSecond());
    PaymentIntents.shelf(account).put(canceled);
    Events.of(account).append("payment_intent.canceled", canceled.json(), null, cause);
  }

  /**
   * Refuses to cancel the PaymentIntent of a page while it can be paid there: the page's own object
   * is to be expired instead.
   */
  static void checkCancel(Account account, PaymentIntent intent) {
    if (Awaited.of(account).isAwaited(intent.id()) && !intent.status().isOver()) {
      throw StripeError.invalid(
              null,
              null,
              "You cannot perform this action on PaymentIntents created by Checkout. (Hint: The"
                  + " feature you are trying to use is deprecated.)")
          .afterExecution();
    }
  }
}
