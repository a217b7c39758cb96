package testmode.simulator.checkout;

import com.google.gson.JsonObject;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.cards.Customers;
import testmode.simulator.cards.PaymentMethod;
import testmode.simulator.cards.PaymentMethods;
import testmode.simulator.events.Events;
import testmode.simulator.ledger.Currencies;
import testmode.simulator.payments.HostedPayments;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Shelf;
import testmode.simulator.setup.HostedSetups;
import testmode.simulator.wire.StripeError;
import testmode.simulator.wire.StripeJson;

/** What happens to a session: it is opened, tried, completed, or it expires. */
final class SessionFlow {
  /** How the codes of both kinds of intents end when the shopper failed 3-D Secure. */
  private static final String NOT_AUTHENTICATED = "_authentication_failure";

  /** Stripe.js's words for them, instead of those for developers. */
  private static final String UNABLE_TO_AUTHENTICATE =
      "We are unable to authenticate your payment method. Please choose a different payment method"
          + " and try again.";

  private final PaymentMethods methods;
  private final HostedPayments payments;
  private final Currencies currencies;

  SessionFlow(PaymentMethods methods, HostedPayments payments, Currencies currencies) {
    this.methods = methods;
    this.payments = payments;
    this.currencies = currencies;
  }

  static Shelf<Session> shelf(Account account) {
    return Shelf.of(account, Session.class);
  }

  /**
   * Keeps a new session; from now on its time runs out by itself. Its SetupIntent is made at once,
   * its PaymentIntent only when the shopper presses pay (both recorded).
   */
  Session open(ApiCall cause, Session session) {
    Account account = cause.account();
    String id = session.id();
    Instant due = Instant.ofEpochSecond(session.number("expires_at"));
    account.clock().scheduleAt(due, "expiry of " + id, () -> runOut(account, id));
    if (session.mode() == SessionMode.PAYMENT) {
      return shelf(account).put(session);
    }
    String intent =
        HostedSetups.begin(account, session.terms(), cause, () -> complete(account, id));
    return shelf(account).put(session.servedBy(intent));
  }

  /**
   * Tries an open session with what the shopper entered.
   *
   * @return where the shopper has to authenticate, or null if the session is complete
   * @throws StripeError when the card is not one, or the bank says no
   */
  @Nullable String attempt(Account account, String id, CheckoutEntry entry, URI baseUri) {
    PaymentMethod method = methods.fromData(account, entry.card());
    PaymentMethods.keep(account, method);
    Session session = known(account, shelf(account).get(id), entry);
    String back = SessionParams.page(baseUri, account, id);
    JsonObject shopper = new JsonObject();
    shopper.add("customer", session.json().get("customer"));
    if (session.mode() == SessionMode.SETUP) {
      return HostedSetups.attempt(account, session.intent(), method, shopper, back, baseUri);
    }
    String intent = session.hasIntent() ? session.intent() : begin(account, session, shopper);
    return payments.attempt(account, intent, method, back, baseUri);
  }

  private String begin(Account account, Session session, JsonObject shopper) {
    JsonObject terms = session.terms();
    shopper.entrySet().forEach(entry -> terms.add(entry.getKey(), entry.getValue()));
    String id = session.id();
    String intent =
        payments.begin(
            account,
            session.number("amount_total"),
            currencies.require(session.string("currency")),
            terms,
            () -> complete(account, id));
    shelf(account).put(session.servedBy(intent));
    return intent;
  }

  /** The session with the shopper's particulars, and with a customer if one is to be made. */
  private static Session known(Account account, Session session, CheckoutEntry entry) {
    Session told = session.enteredBy(entry.details(session.knownEmail()));
    boolean wanted = "always".equals(session.text("customer_creation"));
    if (!wanted || session.customer() != null) {
      return shelf(account).put(told);
    }
    // ASSUMED: the customer is there from the first attempt on, because the intent names it.
    String customer = Customers.add(account, entry.customer(session.knownEmail()), null);
    return shelf(account).put(told.boughtBy(customer));
  }

  /** The charge, the hold or the set-up has succeeded, on the page or after 3-D Secure. */
  private static void complete(Account account, String id) {
    Session session = shelf(account).get(id);
    if (!session.isOpen()) {
      return;
    }
    // ASSUMED: money that is only held is not paid yet, until it is captured.
    boolean paid =
        session.mode() == SessionMode.PAYMENT && HostedPayments.isPaid(account, session.intent());
    Session complete =
        shelf(account).put(session.complete(paid ? "paid" : session.string("payment_status")));
    Events.of(account).append("checkout.session.completed", complete.json(), null, null);
  }

  /** Why the last attempt failed, in words for the shopper, or null if none did. */
  static @Nullable String lastFailure(Account account, Session session) {
    if (!session.hasIntent()) {
      return null;
    }
    JsonObject error =
        session.mode() == SessionMode.PAYMENT
            ? HostedPayments.lastError(account, session.intent())
            : HostedSetups.lastError(account, session.intent());
    if (error == null) {
      return null;
    }
    boolean bySelf = String.valueOf(StripeJson.text(error, "code")).endsWith(NOT_AUTHENTICATED);
    return bySelf ? UNABLE_TO_AUTHENTICATE : StripeJson.text(error, "message");
  }

  /** Ends an open session; what stands behind it goes with it. */
  Session expire(Account account, Session session, @Nullable ApiCall cause) {
    Session expired = shelf(account).put(session.expired());
    if (session.mode() == SessionMode.SETUP) {
      HostedSetups.abandon(account, session.intent(), cause);
    } else if (session.hasIntent()) {
      HostedPayments.abandon(account, session.intent(), cause);
    }
    Events.of(account).append("checkout.session.expired", expired.json(), null, cause);
    return expired;
  }

  private void runOut(Account account, String id) {
    Session session = shelf(account).get(id);
    if (session.isOpen()) {
      expire(account, session, null);
    }
  }
}
