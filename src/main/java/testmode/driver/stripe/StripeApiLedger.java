package testmode.driver.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.net.ApiResource;
import com.stripe.param.ChargeListParams;
import com.stripe.param.EventListParams;
import com.stripe.param.RefundListParams;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import testmode.driver.Money;
import testmode.driver.Settlement;
import testmode.driver.StripeAccess;
import testmode.driver.StripeLedger;
import testmode.driver.web.HttpAnswer;
import testmode.network.FaultyNetwork;

/**
 * Stripe's side of the money, read with the secret key and past the faulty network.
 *
 * <p>Only what hangs on the PaymentIntents that the network saw: an account may be shared with
 * others.
 */
public final class StripeApiLedger implements StripeLedger {

  /** Stripe answers a read within a second or two; the SDK tries again by itself. */
  private static final int READ_LIMIT_MILLIS = 30_000;

  private static final int RETRIES = 3;

  /** The most that one page of a list can hold. */
  private static final long PAGE = 100;

  /** Two of Stripe's machines may write down one moment a little differently. ASSUMED. */
  private static final long CLOCK_DIFFERENCE_SECONDS = 10;

  private final StripeClient stripe;
  private final Supplier<List<String>> seen;
  private final CheckoutSessions sessions;

  /** When each PaymentIntent was made, by Stripe's clock; that never changes. */
  private final Map<String, Long> made = new ConcurrentHashMap<>();

  /**
   * @param seen the ids of this scenario's PaymentIntents, oldest first
   */
  public StripeApiLedger(StripeAccess account, Supplier<List<String>> seen) {
    this.stripe = client(account);
    this.seen = seen;
    this.sessions = CheckoutSessions.none(stripe);
  }

  /**
   * Of everything that was made on a scenario's own network, Checkout Sessions included: at every
   * look each of these is asked for its PaymentIntent, and the network is told. What the shop wrote
   * on a session ({@code metadata}, {@code client_reference_id}) stands in the metadata of its
   * payment, with the session's id as {@code checkout_session}; the PaymentIntent's own goes first.
   */
  public StripeApiLedger(StripeAccess account, FaultyNetwork network) {
    this.stripe = client(account);
    this.seen = network::paymentIntentsMade;
    this.sessions = new CheckoutSessions(stripe, network::checkoutSessionsMade, network::madeOf);
  }

  /** Stripe's SDK, patient enough for reading a ledger. */
  public static StripeClient client(StripeAccess account) {
    return StripeClient.builder()
        .setApiBase(account.base().toString())
        .setApiKey(account.secretKey())
        .setConnectTimeout(READ_LIMIT_MILLIS)
        .setReadTimeout(READ_LIMIT_MILLIS)
        .setMaxNetworkRetries(RETRIES)
        .build();
  }

  @Override
  public List<Payment> payments() {
    return asked(
        "the payments",
        () -> {
          sessions.look();
          List<Payment> payments = new ArrayList<>();
          for (String id : seen.get()) {
            payments.add(payment(stripe.v1().paymentIntents().retrieve(id)));
          }
          return payments;
        });
  }

  private Payment payment(PaymentIntent intent) throws StripeException {
    made.put(intent.getId(), intent.getCreated());
    ChargeListParams ofIntent =
        ChargeListParams.builder()
            .setPaymentIntent(intent.getId())
            .addExpand("data.balance_transaction")
            .setLimit(PAGE)
            .build();
    List<Charge> charges = new ArrayList<>();
    List<RefundOf> refunds = refunds(intent.getId());
    for (com.stripe.model.Charge charge :
        stripe.v1().charges().list(ofIntent).autoPagingIterable()) {
      charges.add(charge(charge, refunds));
    }
    Collections.reverse(charges); // Stripe lists the newest first
    return new Payment(
        intent.getId(),
        intent.getStatus(),
        new Money(intent.getAmount(), intent.getCurrency()),
        sessions.metadata(intent.getId(), intent.getMetadata()),
        charges);
  }

  private record RefundOf(String charge, Refund refund) {}

  private List<RefundOf> refunds(String intent) throws StripeException {
    RefundListParams ofIntent =
        RefundListParams.builder().setPaymentIntent(intent).setLimit(PAGE).build();
    List<RefundOf> refunds = new ArrayList<>();
    for (com.stripe.model.Refund refund :
        stripe.v1().refunds().list(ofIntent).autoPagingIterable()) {
      Money amount = new Money(refund.getAmount(), refund.getCurrency());
      refunds.add(
          new RefundOf(refund.getCharge(), new Refund(refund.getId(), refund.getStatus(), amount)));
    }
    Collections.reverse(refunds);
    return refunds;
  }

  private static Charge charge(com.stripe.model.Charge charge, List<RefundOf> refunds) {
    String currency = charge.getCurrency();
    return new Charge(
        charge.getId(),
        "succeeded".equals(charge.getStatus()),
        new Money(charge.getAmount(), currency),
        new Money(charge.getAmountCaptured(), currency),
        new Money(charge.getAmountRefunded(), currency),
        declineCode(charge),
        settlement(charge.getBalanceTransactionObject()),
        refunds.stream()
            .filter(refund -> charge.getId().equals(refund.charge()))
            .map(RefundOf::refund)
            .toList());
  }

  /** The bank's reason, as the charge tells it: the outcome is finer than the failure code. */
  private static @Nullable String declineCode(com.stripe.model.Charge charge) {
    if ("succeeded".equals(charge.getStatus())) {
      return null;
    }
    com.stripe.model.Charge.Outcome outcome = charge.getOutcome();
    return outcome != null && outcome.getReason() != null
        ? outcome.getReason()
        : charge.getFailureCode();
  }

  private static @Nullable Settlement settlement(@Nullable BalanceTransaction transaction) {
    if (transaction == null) {
      return null;
    }
    String currency = transaction.getCurrency();
    return new Settlement(
        new Money(transaction.getAmount(), currency),
        new Money(transaction.getFee(), currency),
        new Money(transaction.getNet(), currency),
        transaction.getExchangeRate());
  }

  @Override
  public List<Event> events() {
    return asked(
        "the events",
        () -> {
          long first = Long.MAX_VALUE;
          Set<String> ours = new HashSet<>();
          for (Session session : sessions.look()) {
            ours.add(session.getId());
            first = Math.min(first, session.getCreated());
          }
          List<String> intents = seen.get();
          ours.addAll(intents);
          List<Event> events = new ArrayList<>();
          if (ours.isEmpty()) {
            return events;
          }
          EventListParams since = since(Math.min(first, firstMade(intents)));
          for (com.stripe.model.Event event :
              stripe.v1().events().list(since).autoPagingIterable()) {
            HttpAnswer data =
                new HttpAnswer(200, Map.of(), event.getDataObjectDeserializer().getRawJson());
            String object = data.text("/id");
            String intent = data.text("/payment_intent");
            boolean ofAPayment = intent != null && ours.contains(intent);
            if (object != null && (ours.contains(object) || ofAPayment)) {
              String payment = ofAPayment ? intent : object;
              events.add(new Event(event.getId(), event.getType(), object, payment));
            }
          }
          Collections.reverse(events);
          return events;
        });
  }

  /** An account that is shared may have a month of events: none of ours is older than this. */
  private static EventListParams since(long second) {
    return EventListParams.builder()
        .setLimit(PAGE)
        .setCreated(
            EventListParams.Created.builder().setGte(second - CLOCK_DIFFERENCE_SECONDS).build())
        .build();
  }

  private long firstMade(List<String> intents) throws StripeException {
    long first = Long.MAX_VALUE;
    for (String id : intents) {
      Long second = made.get(id);
      if (second == null) {
        second = stripe.v1().paymentIntents().retrieve(id).getCreated();
        made.put(id, second);
      }
      first = Math.min(first, second);
    }
    return first;
  }

  @Override
  public String eventJson(String event) {
    return asked(
        "event " + event,
        () -> stripe.rawRequest(ApiResource.RequestMethod.GET, "/v1/events/" + event, null).body());
  }

  /** One object as Stripe's API shows it, JSON. */
  public String json(String path) {
    return asked(path, () -> stripe.rawRequest(ApiResource.RequestMethod.GET, path, null).body());
  }

  private interface Question<T> {
    T ask() throws StripeException;
  }

  private static <T> T asked(String what, Question<T> question) {
    try {
      return question.ask();
    } catch (StripeException e) {
      throw new IllegalStateException(
          "Stripe did not tell " + what + ": status " + e.getStatusCode() + ", " + e.getMessage(),
          e);
    }
  }
}
