package testmode.simulator.setup;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.cards.PaymentMethod;
import testmode.simulator.challenges.NextAction;
import testmode.simulator.events.Events;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Awaited;
import testmode.simulator.wire.StripeError;

/**
 * The door for set-ups on a page of Stripe's own, as Checkout has one: no merchant confirms them,
 * and a shopper may try again and again on one SetupIntent.
 */
public final class HostedSetups {
  private HostedSetups() {}

  /**
   * Makes a SetupIntent that waits for a card, and tells of it.
   *
   * @param terms keys of a SetupIntent with their values, instead of the usual ones
   * @param whenDone called under the account's lock when the card is set up
   * @return its id
   */
  public static String begin(Account account, JsonObject terms, ApiCall cause, Runnable whenDone) {
    SetupIntent intent = with(SetupIntent.of(account), terms);
    SetupIntents.shelf(account).put(intent);
    Awaited.of(account).await(intent.id(), whenDone);
    Events.of(account).append("setup_intent.created", intent.json(), null, cause);
    return intent.id();
  }

  private static SetupIntent with(SetupIntent intent, JsonObject terms) {
    return intent.with(
        intent.but(
            json -> {
              for (Map.Entry<String, JsonElement> term : terms.entrySet()) {
                json.add(term.getKey(), term.getValue().deepCopy());
              }
            }));
  }

  /**
   * Tries to set up a card that the shopper has just entered.
   *
   * @param terms what has become known of the shopper since the SetupIntent was made
   * @param returnUrl where 3-D Secure leads back to, if the bank asks for it
   * @return where the shopper has to authenticate, or null if the card is set up
   * @throws StripeError 402 when the bank says no; the SetupIntent can be tried again
   */
  public static @Nullable String attempt(
      Account account,
      String id,
      PaymentMethod method,
      JsonObject terms,
      String returnUrl,
      URI baseUri) {
    SetupIntent intent = with(SetupIntents.shelf(account).get(id), terms);
    SetupMove.CONFIRM.check(intent);
    SetupConfirmation how = new SetupConfirmation(false, returnUrl);
    SetupIntent confirmed =
        CardSetups.confirm(account, intent.choosing(method.id()), how, null, baseUri);
    return NextAction.redirect(confirmed.json());
  }

  /** Stripe's error of the last attempt, or null if it did not fail. */
  public static @Nullable JsonObject lastError(Account account, String id) {
    return SetupIntents.shelf(account).get(id).json().get("last_setup_error")
            instanceof JsonObject error
        ? error
        : null;
  }

  /** Gives up a SetupIntent that can no longer be completed, unless it is. */
  public static void abandon(Account account, String id, @Nullable ApiCall cause) {
    SetupIntent intent = SetupIntents.shelf(account).get(id);
    if (intent.status().isFinal()) {
      return;
    }
    // ASSUMED: the reason.
    SetupIntent canceled = SetupIntents.shelf(account).put(intent.canceled("abandoned"));
    Events.of(account).append("setup_intent.canceled", canceled.json(), null, cause);
  }

  /** Refuses to cancel what a page is waiting for: the page's own object is to be expired. */
  static void checkCancel(Account account, SetupIntent intent) {
    if (Awaited.of(account).isAwaited(intent.id()) && !intent.status().isFinal()) {
      // Documented; ASSUMED: worded as for a PaymentIntent.
      throw StripeError.invalid(
              null, null, "You cannot perform this action on SetupIntents created by Checkout.")
          .afterExecution();
    }
  }
}
