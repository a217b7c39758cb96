package testmode.simulator.setup;

import com.google.gson.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.account.Ids;
import testmode.simulator.cards.Decline;
import testmode.simulator.cards.PaymentMethod;
import testmode.simulator.cards.PaymentMethods;
import testmode.simulator.cards.SavedCards;
import testmode.simulator.challenges.Challenge;
import testmode.simulator.challenges.ChallengePages;
import testmode.simulator.challenges.Challenges;
import testmode.simulator.challenges.NextAction;
import testmode.simulator.events.Events;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Awaited;
import testmode.simulator.resource.Resource;
import testmode.simulator.wire.StripeError;

/**
 * What happens when a SetupIntent meets a card: kept for later, declined, or 3-D Secure first, with
 * the events that follow, in Stripe's order.
 *
 * <p>ASSUMED: a card that is declined only when it is charged, after 3-D Secure or not, can be set
 * up; Stripe says so of the cards ending in 0341 and 3178.
 */
public final class CardSetups {
  private CardSetups() {}

  /** The resources that set-ups show themselves in. */
  public static List<Resource> resources(PaymentMethods methods, ChallengePages pages) {
    pages.serve(new SetupChallenge());
    return List.of(new SetupIntents(methods), new SetupAttempts());
  }

  /**
   * Tries to set up the SetupIntent's payment method.
   *
   * @throws StripeError 402 when the bank says no; the SetupIntent is then stored as failed
   */
  static SetupIntent confirm(
      Account account,
      SetupIntent intent,
      SetupConfirmation how,
      @Nullable ApiCall cause,
      URI baseUri) {
    abandonEarlier(account, intent);
    PaymentMethod method = methodOf(account, intent);
    SetupAttempt attempt = SetupAttempt.of(account, intent, method);
    boolean mustAct =
        method.card().behaviour().wantsAuthentication(false, intent.wantsThreeDSecure());
    if (mustAct) {
      return ask(account, intent, attempt, how, cause, baseUri);
    }
    Decline decline = method.refusesSaving();
    if (decline != null) {
      PaymentMethod checked = PaymentMethods.keep(account, method.checked());
      throw failed(account, intent, attempt.with(checked), decline.error(), checked, cause);
    }
    return succeed(account, intent, attempt, cause);
  }

  static PaymentMethod methodOf(Account account, SetupIntent intent) {
    return PaymentMethods.shelf(account).get(Objects.requireNonNull(intent.paymentMethod()));
  }

  /** ASSUMED: an attempt that still waits for its shopper is abandoned by the next one. */
  private static void abandonEarlier(Account account, SetupIntent intent) {
    String earlier = intent.latestAttempt();
    SetupAttempt attempt = earlier == null ? null : SetupAttempt.shelf(account).get(earlier);
    if (attempt != null && attempt.string("status").equals("requires_action")) {
      SetupAttempt.shelf(account).put(attempt.ended(SetupAttempt.Outcome.ABANDONED));
    }
  }

  private static SetupIntent ask(
      Account account,
      SetupIntent intent,
      SetupAttempt attempt,
      SetupConfirmation how,
      @Nullable ApiCall cause,
      URI baseUri) {
    Challenge challenge =
        new Challenge(
            SetupChallenge.KIND,
            intent.id(),
            intent.clientSecret(),
            account.ids().next("payatt_", Ids.LONG),
            how.returnUrl());
    Challenges.of(account).put(challenge);
    SetupAttempt.shelf(account).put(attempt.ended(SetupAttempt.Outcome.REQUIRES_ACTION));
    JsonObject action = NextAction.of(account, challenge, how.byStripeJs(), baseUri);
    SetupIntent waiting = SetupIntents.shelf(account).put(intent.awaiting(attempt.id(), action));
    Events.of(account).append("setup_intent.requires_action", waiting.json(), null, cause);
    return waiting;
  }

  /** The card is kept for its customer, or stays with nobody if the SetupIntent names none. */
  static SetupIntent succeed(
      Account account, SetupIntent intent, SetupAttempt attempt, @Nullable ApiCall cause) {
    PaymentMethod checked = methodOf(account, intent).checked();
    PaymentMethod method = intent.isForOffSession() ? checked.agreed() : checked;
    String customer = intent.customer();
    if (customer != null && method.customer() == null) {
      method = SavedCards.keep(account, method.attachedTo(customer, false), cause);
    } else {
      PaymentMethods.keep(account, method);
    }
    SetupAttempt.shelf(account).put(attempt.with(method).ended(SetupAttempt.Outcome.SUCCEEDED));
    SetupIntent succeeded = SetupIntents.shelf(account).put(intent.succeeded(attempt.id()));
    Events.of(account).append("setup_intent.succeeded", succeeded.json(), null, cause);
    Awaited.of(account).done(succeeded.id());
    return succeeded;
  }

  /** Stores the failure in the SetupIntent, and answers the error with everything in it. */
  static StripeError failed(
      Account account,
      SetupIntent intent,
      SetupAttempt attempt,
      StripeError error,
      PaymentMethod method,
      @Nullable ApiCall cause) {
    StripeError whole = error.with("payment_method", method.json());
    SetupAttempt.shelf(account).put(attempt.failed(whole.json()));
    SetupIntent failed = SetupIntents.shelf(account).put(intent.failed(attempt.id(), whole.json()));
    Events.of(account).append("setup_intent.setup_failed", failed.json(), null, cause);
    return whole.with("setup_intent", failed.json());
  }
}
