package testmode.simulator.payments;

import com.google.gson.JsonObject;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.cards.CardBehaviour;
import testmode.simulator.cards.Decline;
import testmode.simulator.cards.Declines;
import testmode.simulator.cards.PaymentMethod;
import testmode.simulator.cards.PaymentMethods;
import testmode.simulator.challenges.ChallengePages;
import testmode.simulator.challenges.Challenges;
import testmode.simulator.events.Events;
import testmode.simulator.ledger.Ledger;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Awaited;
import testmode.simulator.resource.Resource;
import testmode.simulator.wire.StripeError;

/**
 * What happens when a PaymentIntent meets a card: charge, hold, decline or 3-D Secure, with the
 * ledger rows and events that follow, in Stripe's order.
 */
public final class CardPayments {
  private final Declines declines;
  private final Booking booking;
  private final Holds holds;

  private CardPayments(Declines declines, Booking booking, Holds holds) {
    this.declines = declines;
    this.booking = booking;
    this.holds = holds;
  }

  /** What every way to take a card shares. */
  public static CardPayments of(MoneyFixtures fixtures, Ledger ledger, Aftermath aftermath) {
    Booking booking = new Booking(ledger, aftermath);
    return new CardPayments(fixtures.declines(), booking, new Holds(booking));
  }

  /** The resources that card payments show themselves in. */
  public List<Resource> resources(
      MoneyFixtures fixtures, PaymentMethods methods, ChallengePages pages) {
    pages.serve(new ThreeDSecure(this));
    return List.of(
        new PaymentIntents(new IntentParams(fixtures), methods, this, holds),
        new Charges(),
        new DirectCharges(fixtures.currencies()));
  }

  /**
   * Tries to pay with the PaymentIntent's payment method.
   *
   * @throws StripeError 402 when the bank says no; the PaymentIntent is then stored as failed
   */
  PaymentIntent confirm(
      Account account,
      PaymentIntent intent,
      Confirmation how,
      @Nullable ApiCall cause,
      URI baseUri) {
    String chosen = intent.paymentMethod();
    if (chosen == null) {
      throw new IllegalStateException(intent.id() + " is confirmed without a payment method");
    }
    PaymentMethod method = PaymentMethods.shelf(account).get(chosen);
    CardBehaviour behaviour = method.card().behaviour();
    boolean alreadySetUp = how.offSession() && method.setUp();
    boolean authenticated =
        how.authenticated() || Challenges.of(account).passed(intent.id(), chosen);
    boolean mustAct =
        !authenticated
            && !(alreadySetUp && behaviour == CardBehaviour.AUTHENTICATE_UNLESS_SET_UP)
            && behaviour.wantsAuthentication(how.offSession(), intent.wantsThreeDSecure());
    if (mustAct && how.failOnAction()) {
      throw decline(account, intent, method, declines.named("authentication_not_handled"), cause);
    }
    // ASSUMED beyond the card ending in 3178: what declines after 3-D Secure declines without it.
    boolean declinesAnyway = behaviour == CardBehaviour.AUTHENTICATE_THEN_DECLINE;
    if (mustAct && how.offSession() && !declinesAnyway) {
      throw notAuthenticated(account, intent, method, cause);
    }
    if (mustAct && !how.offSession()) {
      return ThreeDSecure.ask(account, intent, how, cause, baseUri);
    }
    Decline decline = method.declines();
    if (decline != null) {
      throw decline(account, intent, method, decline, cause);
    }
    PaymentIntent paid = charge(account, intent, method, authenticated, cause);
    Awaited.of(account).done(paid.id());
    return paid;
  }

  private PaymentIntent charge(
      Account account,
      PaymentIntent intent,
      PaymentMethod unchecked,
      boolean authenticated,
      @Nullable ApiCall cause) {
    PaymentMethod method =
        PaymentMethods.shelf(account).put(used(account, unchecked.checked(), intent, cause));
    Charge charge =
        Charges.shelf(account).put(Charge.approved(account, intent, method, authenticated));
    PaymentIntent paid = PaymentIntents.shelf(account).put(intent.charged(charge.id()));
    if (!intent.isManual() && !intent.isAsync()) {
      charge = booking.book(account, charge.id());
    }
    Events.of(account).append("charge.succeeded", charge.json(), null, cause);
    if (intent.isManual()) {
      Events.of(account)
          .append("payment_intent.amount_capturable_updated", paid.json(), null, cause);
      holds.begin(account, paid);
      return paid;
    }
    Events.of(account).append("payment_intent.succeeded", paid.json(), null, cause);
    if (intent.isAsync()) {
      booking.bookLater(account, charge.id());
    }
    booking.taken(account, charge.id());
    return paid;
  }

  /**
   * A payment method serves once, unless there is a plan for later: then the customer gets it, or
   * may be given it after a payment without one.
   */
  private static PaymentMethod used(
      Account account, PaymentMethod method, PaymentIntent intent, @Nullable ApiCall cause) {
    String customer = intent.customer();
    String later = intent.futureUsage();
    if (method.customer() != null) {
      return "off_session".equals(later) ? method.agreed() : method;
    }
    if (customer == null || later == null) {
      return later == null ? method.spent() : method;
    }
    PaymentMethod saved = method.attachedTo(customer, later.equals("off_session"));
    Events.of(account).append("payment_method.attached", saved.json(), null, cause);
    return saved;
  }

  /** The bank's no: a failed charge, the PaymentIntent back at the start, and the 402 for it. */
  private StripeError decline(
      Account account,
      PaymentIntent intent,
      PaymentMethod unchecked,
      Decline decline,
      @Nullable ApiCall cause) {
    PaymentMethod method = PaymentMethods.shelf(account).put(unchecked.checked());
    Charge charge = Charges.shelf(account).put(Charge.declined(account, intent, method, decline));
    Events.of(account).append("charge.failed", charge.json(), null, cause);
    // Recorded: with error_on_requires_action only the PaymentIntent names the failed charge.
    boolean named = !decline.name().equals("authentication_not_handled");
    StripeError error = named ? decline.error().with("charge", charge.id()) : decline.error();
    return failed(account, intent, error, method, charge.id(), cause);
  }

  /** Off session nobody can authenticate: no charge is tried (recorded in 2026). */
  private StripeError notAuthenticated(
      Account account, PaymentIntent intent, PaymentMethod method, @Nullable ApiCall cause) {
    StripeError error = declines.named("authentication_required").error();
    return failed(account, intent, error, method, null, cause);
  }

  /** Stores the failure in the PaymentIntent, and answers the error with everything in it. */
  StripeError failed(
      Account account,
      PaymentIntent intent,
      StripeError error,
      PaymentMethod method,
      @Nullable String charge,
      @Nullable ApiCall cause) {
    StripeError whole = error.with("payment_method", method.json());
    JsonObject last = whole.with("payment_method_type", "card").json();
    PaymentIntent failed = PaymentIntents.shelf(account).put(intent.failed(last, charge));
    Events.of(account).append("payment_intent.payment_failed", failed.json(), null, cause);
    return whole.with("payment_intent", failed.json());
  }

  /** Passes, or throws Stripe's refusal of a payment method that is not this payment's to use. */
  static void checkUsable(PaymentIntent intent, PaymentMethod method) {
    if (!intent.takes("card")) {
      // ASSUMED: code and wording.
      throw StripeError.invalid(
          null,
          "payment_method",
          "The PaymentMethod provided (card) is not allowed for this PaymentIntent. Please attempt"
              + " to confirm again with a PaymentMethod of one of the types that it lists.");
    }
    method.checkUnspent();
    String owner = method.customer();
    if (owner != null && intent.customer() == null) {
      throw StripeError.invalid(
          "parameter_missing",
          "source",
          "The `payment_method` parameter supplied %s belongs to the Customer %s. Please include the Customer in the `customer` parameter on the PaymentIntent."
              .formatted(method.id(), owner));
    }
    if (owner != null && !owner.equals(intent.customer())) {
      throw StripeError.invalid(
          null,
          "payment_method",
          "The PaymentMethod %s does not belong to the Customer you supplied %s. Please use this PaymentMethod with the Customer that it belongs to instead."
              .formatted(method.id(), intent.customer()));
    }
  }
}
