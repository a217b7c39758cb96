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
import testmode.simulator.payments.IntentStatus;
import testmode.simulator.payments.PaymentIntent;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Shelf;
import testmode.simulator.wire.StripeError;

/** What happens to a session: it is opened, tried, completed, or it expires. */
final class SessionFlow {
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

  /** Keeps a new session; from now on its time runs out by itself. */
  Session open(Account account, Session session) {
    Instant due = Instant.ofEpochSecond(session.number("expires_at"));
    account
        .clock()
        .scheduleAt(due, "expiry of " + session.id(), () -> runOut(account, session.id()));
    return shelf(account).put(session);
  }

  /**
   * Tries to pay an open session with what the shopper entered.
   *
   * @return the PaymentIntent afterwards; the session is complete if it is paid or held
   * @throws StripeError when the card is not one, or the bank says no
   */
  PaymentIntent pay(Account account, String id, CheckoutEntry entry, URI baseUri) {
    PaymentMethod method = methods.fromData(account, entry.card());
    PaymentMethods.keep(account, method);
    Session session = known(account, shelf(account).get(id), entry);
    String intent = session.intent();
    if (intent == null) {
      intent = begin(account, session, entry);
    }
    String back = SessionParams.page(baseUri, account, id);
    return payments.pay(account, intent, method, back, baseUri);
  }

  private String begin(Account account, Session session, CheckoutEntry entry) {
    JsonObject terms = session.terms();
    terms.add("customer", session.json().get("customer"));
    String id = session.id();
    PaymentIntent intent =
        payments.begin(
            account,
            session.number("amount_total"),
            currencies.require(session.string("currency")),
            terms,
            paid -> complete(account, id, paid));
    shelf(account).put(session.paidBy(intent.id()));
    return intent.id();
  }

  /** The session with the shopper's particulars, and with a customer if one is to be made. */
  private static Session known(Account account, Session session, CheckoutEntry entry) {
    Session told = session.enteredBy(entry.details(session.knownEmail()));
    boolean wanted = "always".equals(session.text("customer_creation"));
    if (!wanted || session.customer() != null) {
      return shelf(account).put(told);
    }
    // ASSUMED: the customer is there from the first attempt on, because the PaymentIntent needs it.
    String customer = Customers.add(account, entry.customer(session.knownEmail()), null);
    return shelf(account).put(told.boughtBy(customer));
  }

  /** The charge or the hold has succeeded, on the page or after 3-D Secure. */
  private void complete(Account account, String id, PaymentIntent paid) {
    Session session = shelf(account).get(id);
    if (!session.isOpen()) {
      return;
    }
    // ASSUMED: money that is only held is not paid yet, until it is captured.
    String status = paid.status() == IntentStatus.SUCCEEDED ? "paid" : "unpaid";
    Session complete = shelf(account).put(session.complete(status));
    Events.of(account).append("checkout.session.completed", complete.json(), null, null);
  }

  /** Ends an open session; its PaymentIntent, if there is one, goes with it. */
  Session expire(Account account, Session session, @Nullable ApiCall cause) {
    Session expired = shelf(account).put(session.expired());
    String intent = session.intent();
    if (intent != null) {
      HostedPayments.abandon(account, intent, cause);
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
