package testmode.driver;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The app under test, whichever is plugged in, driven through its front door.
 *
 * <pre>
 * shopper ── placeOrder, pay, answerChallenge, openReturnPage ──▶ ┌──────────┐
 * office  ── refund, reconcile, expireReservations ─────────────▶ │ merchant │ ─▶ network ─▶ Stripe
 * Stripe  ── deliver ───────────────────────────────────────────▶ └──────────┘
 * </pre>
 *
 * <p>Every call translates and reports; none decides, retries or hides. An app that is down is an
 * answer of kind {@code BROKEN}, not an exception. An act the app lacks throws {@link
 * UnsupportedOperationException} with the reason.
 */
public interface MerchantApp extends AutoCloseable {

  /** The name given in the mapping file. */
  String name();

  /** Why the app cannot do this; empty when it can. */
  Optional<String> lacks(Ability ability);

  /**
   * Whether the app is said to have no such thing, so that nothing about it is left to look at: a
   * way to pay that it does not offer, or what {@link Ability#isOwnChoice} and its mapping file
   * rules out.
   */
  boolean doesWithout(Ability ability);

  /**
   * How often the app itself sends a call that Stripe does not answer, the first time included;
   * empty when its mapping file does not say. Known wherever {@link Ability#SILENT_RESEND} is.
   */
  OptionalInt attempts();

  /**
   * Puts an order and returns the app's own id of it.
   *
   * @param price what it shall cost; an app that lacks {@link Ability#CHOSEN_PRICE} has its own
   */
  String placeOrder(Flow flow, Money price);

  /**
   * What the order costs in the shop, which is the price asked for where it can be chosen.
   *
   * @throws IllegalStateException when the app tells it only later, once the shopper pays
   * @throws IllegalArgumentException when what the app tells is no amount in the unit of the
   *     mapping file
   */
  Money price(String order);

  /**
   * The shopper pays: the merchant's part and, where the shopper confirms, Stripe.js's part too.
   *
   * @param paymentMethod Stripe's test name of a card, {@code pm_card_visa}
   * @param visit whether the shopper stays to see the end of it
   */
  PaymentAnswer pay(String order, String paymentMethod, Visit visit);

  /** The shopper answers the 3-D Secure page that the last payment of this order led to. */
  PaymentAnswer answerChallenge(String order, boolean approve, Visit visit);

  /** Somebody opens the order's return page with these query parameters, which may be made up. */
  PaymentAnswer openReturnPage(String order, Map<String, String> parameters);

  /**
   * The order as the merchant wrote it down, now. A look from outside, no part of what happens: the
   * network's record does not show it.
   *
   * @throws UntranslatedStateException when its state is a word that the mapping file does not have
   * @throws IllegalStateException when the app does not tell, with what it answered instead
   */
  Books books(String order);

  /**
   * The back office gives money back.
   *
   * @param amount null for all that is left
   * @param requestKey the back office's own key for this request; null for none
   */
  RefundAnswer refund(String order, @Nullable Money amount, @Nullable String requestKey);

  /** The merchant compares its books with Stripe, as it does every night. */
  void reconcile();

  /** The merchant releases what was reserved and not paid in time, as it does every few minutes. */
  void expireReservations();

  /**
   * Posts an event to the webhook receiver, as anybody in the internet can, with the type of
   * content that Stripe names.
   *
   * @return the HTTP status; 0 when there was no answer
   */
  int deliver(String body, Map<String, String> headers);

  /**
   * Where the webhook receiver listens, for those who ask it without the harness in between.
   *
   * @throws UnsupportedOperationException when the app has none
   */
  URI webhookUri();

  /**
   * How the webhook receiver behaves, as its mapping file says.
   *
   * @throws UnsupportedOperationException when the app has none
   */
  WebhookManners webhooks();

  /**
   * Why the app does not answer at all, now, and how it ended if Testmode started it; empty when it
   * answers. A look from outside, not recorded.
   */
  Optional<String> down();

  @Override
  void close();

  /** Whether the shopper sees the payment through. */
  enum Visit {
    /** Follows every redirect back to the shop. */
    STAYS,
    /** Closes the browser as soon as Stripe has the confirmation, before the return page. */
    LEAVES
  }
}
