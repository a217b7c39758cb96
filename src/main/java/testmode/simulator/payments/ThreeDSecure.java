package testmode.simulator.payments;

import com.google.gson.JsonObject;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.cards.PaymentMethod;
import testmode.simulator.cards.PaymentMethods;
import testmode.simulator.challenges.Challenge;
import testmode.simulator.challenges.Challenged;
import testmode.simulator.challenges.Challenges;
import testmode.simulator.challenges.NextAction;
import testmode.simulator.events.Events;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.wire.StripeError;

/** 3-D Secure for PaymentIntents: asks the shopper to act, and goes on with the payment. */
final class ThreeDSecure implements Challenged {
  private static final String KIND = "payment_intent";

  private final CardPayments payments;

  ThreeDSecure(CardPayments payments) {
    this.payments = payments;
  }

  /** Puts a PaymentIntent into {@code requires_action}, with the page's address in it. */
  static PaymentIntent ask(
      Account account,
      PaymentIntent intent,
      Confirmation how,
      @Nullable ApiCall cause,
      URI baseUri) {
    String attempt = account.ids().paymentOf(intent.id()).id("payatt_");
    Challenge challenge =
        new Challenge(KIND, intent.id(), intent.clientSecret(), attempt, how.returnUrl());
    Challenges.of(account).put(challenge);
    JsonObject action = NextAction.of(account, challenge, how.byStripeJs(), baseUri);
    PaymentIntent waiting = PaymentIntents.shelf(account).put(intent.awaiting(action));
    Events.of(account).append("payment_intent.requires_action", waiting.json(), null, cause);
    return waiting;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public @Nullable Standing standing(Account account, String id) {
    PaymentIntent intent = PaymentIntents.shelf(account).find(id);
    if (intent == null) {
      return null;
    }
    IntentStatus status = intent.status();
    boolean failed =
        status == IntentStatus.REQUIRES_PAYMENT_METHOD || status == IntentStatus.CANCELED;
    return new Standing(intent.clientSecret(), status == IntentStatus.REQUIRES_ACTION, failed);
  }

  @Override
  public void passed(Account account, String id, URI baseUri) {
    PaymentIntent intent = PaymentIntents.shelf(account).get(id);
    if (intent.isConfirmedByServer()) {
      Challenges.of(account).pass(id, Objects.requireNonNull(intent.paymentMethod()));
      PaymentIntents.shelf(account).put(intent.authenticated());
      return;
    }
    try {
      payments.confirm(account, intent, Confirmation.afterChallenge(), null, baseUri);
    } catch (StripeError declined) {
      // The bank's no is already in the PaymentIntent; the shopper learns it on the return page.
    }
  }

  @Override
  public void failed(Account account, String id) {
    PaymentIntent intent = PaymentIntents.shelf(account).get(id);
    PaymentMethod method =
        PaymentMethods.shelf(account).get(Objects.requireNonNull(intent.paymentMethod()));
    StripeError error =
        StripeError.invalid(
            "payment_intent_authentication_failure",
            null,
            "The provided PaymentMethod has failed authentication. You can provide"
                + " payment_method_data or a new PaymentMethod to attempt to fulfill this"
                + " PaymentIntent again.");
    payments.failed(account, intent, error, method, null, null);
  }
}
