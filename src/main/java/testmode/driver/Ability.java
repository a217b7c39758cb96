package testmode.driver;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a merchant app, or the Stripe it runs against, can do beyond taking a payment.
 *
 * <p>A feature asks with {@code @needs:refunds}; a mapping file answers under {@code capabilities}.
 * What is lacking is skipped with the reason, never passed; of a {@link #isWayToPay way to pay} it
 * is not offered.
 */
public enum Ability {
  /** The merchant creates and confirms the payment in one call of its own. */
  SERVER_CONFIRM,
  /**
   * The merchant creates the payment, the shopper confirms it with publishable key and client
   * secret.
   */
  SHOPPER_CONFIRM,
  /** The app keeps orders whose state can be asked. */
  ORDERS,
  /**
   * The shopper's browser talks to Stripe itself (Stripe.js), so that the network stands between
   * the two; on a page that Stripe hosts it does not.
   */
  STRIPE_JS,
  /** An order not paid yet can be paid again. */
  PAY_AGAIN,
  /** The app tells how often an order was fulfilled. */
  FULFILMENTS,
  /** The app tells a reason (Stripe's decline code) and an advice with a decline. */
  DECLINE_REASONS,
  /** The back office can refund an order, in whole and in part. */
  REFUNDS,
  /** The books tell what was given back: in the state of an order, or as an amount. */
  REFUNDS_IN_BOOKS,
  /** A refund can be asked for again under the back office's own request key. */
  REFUND_REQUEST_KEYS,
  /** The app receives signed events. */
  WEBHOOKS,
  /** The receiver's status tells whether it handled the event; some acknowledge everything. */
  ANSWERS_BY_STATUS,
  /** Events pass the harness, so that they can be lost, delayed, repeated and counted. */
  EVENTS_IN_HAND,
  /** The app re-reads the payment from Stripe while it handles an event. */
  READS_BACK,
  /** The app can be told to reconcile its books with Stripe. */
  RECONCILIATION,
  /** The app reserves stock and releases it when an order is not paid in time. */
  RESERVATIONS,
  /** The app tells the outcome of a payment that it cannot know as unknown. */
  UNKNOWN_OUTCOME,
  /** The price and currency of an order can be chosen. */
  CHOSEN_PRICE,
  /** The app books exchange rate, fee and net of the settlement. */
  SETTLEMENT,
  /** The app's page that Stripe sends the shopper back to. */
  RETURN_PAGE,
  /** The shopper can answer the bank's 3-D Secure page; Stripe's own needs a browser. */
  AUTHENTICATION,
  /** A real browser stands on this machine. */
  BROWSER,
  /** The browser knows the app's own checkout page. */
  CHECKOUT_PAGE,
  /** Days can pass in no time at Stripe; the app's own clock goes on as it does. */
  STRIPE_TIME,
  /** Days can pass in no time, for the app and for Stripe. */
  VIRTUAL_TIME,
  /** Stripe's account settings (settlement currency, retry schedule) can be chosen. */
  ACCOUNT_SETTINGS,
  /**
   * The app gives up on Stripe's answer soon enough (about a second) for a lost answer to be
   * played.
   */
  SHORT_TIMEOUTS,
  /**
   * The app sends a call to Stripe again by itself when it gets no answer, or one of Stripe's
   * trouble (429, 5xx).
   */
  OWN_RETRIES,
  /**
   * The app's HTTP library sends a POST again by itself when the connection is reset (the JDK's
   * does).
   */
  SILENT_RESEND;

  private static final Set<Ability> WAYS_TO_PAY =
      EnumSet.of(SERVER_CONFIRM, SHOPPER_CONFIRM, STRIPE_JS);

  private static final Set<Ability> OWN_CHOICES =
      EnumSet.of(READS_BACK, RESERVATIONS, SETTLEMENT, OWN_RETRIES, SILENT_RESEND);

  /** The name in tags and mapping files: {@code server-confirm}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Whether it is a way to pay, of which an app offers those that it likes: a page of Stripe's own
   * leaves {@link #STRIPE_JS} to Stripe. Of a scenario about one that is not offered nothing else
   * matters.
   */
  public boolean isWayToPay() {
    return WAYS_TO_PAY.contains(this);
  }

  /**
   * Whether an app may be without it and nothing is left to look at: no stock is released where
   * none is reserved. Its mapping file has to say so; silence may be forgetfulness.
   */
  public boolean isOwnChoice() {
    return OWN_CHOICES.contains(this);
  }

  /**
   * The ability of that name.
   *
   * @throws IllegalArgumentException naming the word and all that are allowed
   */
  public static Ability of(String word) {
    return Arrays.stream(values())
        .filter(ability -> ability.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "ability '" + word + "' is unknown; allowed are " + allowed()));
  }

  /** All words, for messages. */
  public static String allowed() {
    return Arrays.stream(values()).map(Ability::word).collect(Collectors.joining(", "));
  }
}
