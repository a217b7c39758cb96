package testmode.simulator;

import com.google.gson.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens when a PaymentIntent meets a card: charge, hold, decline or 3-D Secure, with the
 * ledger rows and events that follow, in Stripe's order.
 */
final class CardPayments {
  /** How long a card hold lasts (recorded: {@code capture_before} = created + 604800). */
  static final Duration HOLD = Duration.ofDays(7);

  /** How long after an {@code automatic_async} charge its ledger row comes (recorded: 2-3 s). */
  static final Duration BOOKED_AFTER = Duration.ofSeconds(2);

  private final PaymentMethods methods;
  private final Declines declines;
  private final Ledger ledger;

  CardPayments(PaymentMethods methods, Declines declines, Ledger ledger) {
    this.methods = methods;
    this.declines = declines;
    this.ledger = ledger;
  }

  /** Every resource that card payments need; throws {@link FixtureException} on a bad table. */
  static List<Resource> resources() {
    MoneyFixtures fixtures = MoneyFixtures.load();
    PaymentMethods methods = new PaymentMethods(fixtures.cards());
    Ledger ledger = new Ledger(fixtures.rates());
    CardPayments payments = new CardPayments(methods, fixtures.declines(), ledger);
    return List.of(
        methods,
        new PaymentIntents(new IntentParams(fixtures), methods, payments),
        new ThreeDSecure(payments),
        new Charges(),
        new Refunds(fixtures.currencies(), ledger),
        new BalanceTransactions());
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
    PaymentRecords records = PaymentRecords.of(account);
    String chosen = intent.paymentMethod();
    if (chosen == null) {
      throw new IllegalStateException(intent.id() + " is confirmed without a payment method");
    }
    PaymentMethod method = records.methods.get(chosen);
    CardBehaviour behaviour = method.card().behaviour();
    boolean alreadySetUp = how.offSession() && method.setUp();
    boolean authenticated = how.authenticated() || records.challenges.passed(intent.id(), chosen);
    boolean mustAct =
        !authenticated
            && !(alreadySetUp && behaviour == CardBehaviour.AUTHENTICATE_UNLESS_SET_UP)
            && behaviour.wantsAuthentication(how.offSession(), intent.wantsThreeDSecure());
    if (mustAct && how.failOnAction()) {
      throw decline(account, intent, method, declines.named("authentication_not_handled"), cause);
    }
    // ASSUMED for other cards than 3178: a card that declines after 3-D Secure declines off
    // session.
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
    return charge(account, intent, method, authenticated, cause);
  }

  private PaymentIntent charge(
      Account account,
      PaymentIntent intent,
      PaymentMethod unchecked,
      boolean authenticated,
      @Nullable ApiCall cause) {
    PaymentRecords records = PaymentRecords.of(account);
    PaymentMethod method = records.methods.put(used(account, unchecked.checked(), intent, cause));
    Charge charge = records.charges.put(Charge.approved(account, intent, method, authenticated));
    PaymentIntent paid = records.intents.put(intent.charged(charge.id()));
    if (!intent.isManual() && !intent.isAsync()) {
      charge = book(account, charge.id());
    }
    account.events().append("charge.succeeded", charge.json(), null, cause);
    if (intent.isManual()) {
      account.events().append("payment_intent.amount_capturable_updated", paid.json(), null, cause);
      account
          .clock()
          .schedule(HOLD, "hold of " + charge.id() + " expires", () -> expire(account, paid.id()));
      return paid;
    }
    account.events().append("payment_intent.succeeded", paid.json(), null, cause);
    if (intent.isAsync()) {
      bookLater(account, charge.id());
    }
    return paid;
  }

  /** Without a customer a payment method serves once; with one and a plan for later it is saved. */
  private static PaymentMethod used(
      Account account, PaymentMethod method, PaymentIntent intent, @Nullable ApiCall cause) {
    String customer = intent.customer();
    String later = intent.text("setup_future_usage");
    if (method.customer() != null) {
      return method;
    }
    if (customer == null || later == null) {
      return method.spent();
    }
    PaymentMethod saved = method.attachedTo(customer, later.equals("off_session"));
    account.events().append("payment_method.attached", saved.json(), null, cause);
    return saved;
  }

  /** Takes what is held, all or in part; the rest is released. */
  PaymentIntent capture(Account account, PaymentIntent intent, long amount, ApiCall call) {
    PaymentRecords records = PaymentRecords.of(account);
    Charge held = records.charges.get(chargeOf(intent));
    records.charges.put(held.captured(amount));
    Charge charge = book(account, held.id());
    PaymentIntent captured = records.intents.put(intent.captured(amount));
    // ASSUMED: which keys charge.captured and this succeeded carry as previous; none are sent.
    account.events().append("charge.captured", charge.json(), null, call);
    account.events().append("payment_intent.succeeded", captured.json(), null, call);
    return captured;
  }

  /**
   * Gives up a PaymentIntent; what it holds goes back.
   *
   * <p>ASSUMED: a hold that is cancelled shows up as {@code charge.refunded}, before the
   * PaymentIntent's own event and without a Refund object.
   */
  PaymentIntent cancel(
      Account account, PaymentIntent intent, @Nullable String reason, ApiCall call) {
    PaymentRecords records = PaymentRecords.of(account);
    if (intent.status() == IntentStatus.REQUIRES_CAPTURE) {
      Charge released = records.charges.put(records.charges.get(chargeOf(intent)).released());
      account.events().append("charge.refunded", released.json(), null, call);
    }
    PaymentIntent canceled =
        records.intents.put(intent.canceled(reason, account.clock().epochSecond()));
    account.events().append("payment_intent.canceled", canceled.json(), null, call);
    return canceled;
  }

  private void expire(Account account, String id) {
    PaymentRecords records = PaymentRecords.of(account);
    PaymentIntent intent = records.intents.get(id);
    if (intent.status() != IntentStatus.REQUIRES_CAPTURE) {
      return;
    }
    Charge released = records.charges.put(records.charges.get(chargeOf(intent)).released());
    PaymentIntent canceled =
        records.intents.put(intent.canceled("automatic", account.clock().epochSecond()));
    account.events().append("charge.expired", released.json(), null, null);
    account.events().append("payment_intent.canceled", canceled.json(), null, null);
  }

  /** The bank's no: a failed charge, the PaymentIntent back at the start, and the 402 for it. */
  private StripeError decline(
      Account account,
      PaymentIntent intent,
      PaymentMethod unchecked,
      Decline decline,
      @Nullable ApiCall cause) {
    PaymentRecords records = PaymentRecords.of(account);
    PaymentMethod method = records.methods.put(unchecked.checked());
    Charge charge = records.charges.put(Charge.declined(account, intent, method, decline));
    account.events().append("charge.failed", charge.json(), null, cause);
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
    PaymentIntent failed = PaymentRecords.of(account).intents.put(intent.failed(last, charge));
    account.events().append("payment_intent.payment_failed", failed.json(), null, cause);
    return whole.with("payment_intent", failed.json());
  }

  /** Passes, or throws Stripe's refusal of a payment method that is not this payment's to use. */
  static void checkUsable(PaymentIntent intent, PaymentMethod method) {
    if (method.usedUp()) {
      throw StripeError.invalid(
              null,
              null,
              "The provided PaymentMethod was previously used with a PaymentIntent without"
                  + " Customer attachment, shared with a connected account without Customer"
                  + " attachment, or was detached from a Customer. It may not be used again. To"
                  + " use a PaymentMethod multiple times, you must attach it to a Customer first.")
          .afterExecution();
    }
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

  private void bookLater(Account account, String charge) {
    account
        .clock()
        .schedule(
            BOOKED_AFTER,
            "ledger row of " + charge,
            () -> {
              Charge before = PaymentRecords.of(account).charges.get(charge);
              Charge after = book(account, charge);
              account.events().append("charge.updated", after.json(), after.before(before), null);
            });
  }

  private Charge book(Account account, String id) {
    PaymentRecords records = PaymentRecords.of(account);
    Charge charge = records.charges.get(id);
    TestCard card = records.methods.get(charge.string("payment_method")).card();
    return records.charges.put(charge.booked(ledger.charge(account, charge, card).id()));
  }

  private static String chargeOf(PaymentIntent intent) {
    String charge = intent.latestCharge();
    if (charge == null) {
      throw new IllegalStateException(intent.id() + " holds money without a charge");
    }
    return charge;
  }
}
