package testmode.merchant;

import com.google.gson.JsonObject;
import com.stripe.exception.CardException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.net.Webhook;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Shops that are wrong in one decision each, as real shops have been. A suite that lets one pass
 * proves nothing.
 */
public final class WrongDecisions {

  private static final Map<String, Decisions> BY_NAME = new TreeMap<>();

  private WrongDecisions() {}

  /** Every saboteur by its number, e.g. {@code M07}. */
  public static Map<String, Decisions> all() {
    return Map.copyOf(BY_NAME);
  }

  /** The shop that is wrong in this way. */
  public static Decisions named(String name) {
    Decisions saboteur = BY_NAME.get(name);
    if (saboteur == null) {
      throw new IllegalArgumentException(
          "There is no saboteur " + name + "; there are " + BY_NAME.keySet());
    }
    return saboteur;
  }

  static {
    payments();
    signatures();
    events();
    prices();
    refunds();
  }

  private static void payments() {
    add(
        "M01",
        new Decisions() {
          @Override
          public Optional<Attempt> claimAttempt(Claims claims, Order order) {
            return Optional.of(new Attempt(order.id(), order.attempt() + 1, null, null));
          }
        });
    add(
        "M02",
        new Decisions() {
          @Override
          public String idempotencyKey(Order order, int number) {
            return order.id();
          }
        });
    add(
        "M03",
        new Decisions() {
          @Override
          public @Nullable String keyOfTry(@Nullable String key, int number) {
            return UUID.randomUUID().toString();
          }
        });
    add(
        "M16",
        new Decisions() {
          @Override
          public Outcome outcomeOf(Order order, PaymentIntent intent) {
            return intent.getStatus().equals("requires_action")
                ? Outcome.PAID
                : super.outcomeOf(order, intent);
          }
        });
    add(
        "M18",
        new Decisions() {
          @Override
          public StripeFailure sort(StripeException thrown) {
            if (thrown instanceof CardException) {
              throw new IllegalStateException("internal error", thrown);
            }
            return super.sort(thrown);
          }
        });
    add(
        "M24",
        new Decisions() {
          @Override
          public StripeFailure sort(StripeException thrown) {
            StripeFailure honest = super.sort(thrown);
            return honest.kind() == StripeFailure.Kind.UNKNOWN
                ? new StripeFailure(
                    StripeFailure.Kind.REFUSED, true, "failed", null, "failed", thrown)
                : honest;
          }
        });
    add(
        "M25",
        new Decisions() {
          @Override
          public News newsAtReturn(Order order, @Nullable String redirectStatus, Inquiries stripe)
              throws StripeFailure {
            return "succeeded".equals(redirectStatus)
                ? News.of(Outcome.PAID, order.paymentIntent())
                : super.newsAtReturn(order, redirectStatus, stripe);
          }
        });
    add(
        "M26",
        new Decisions() {
          @Override
          public News endPayment(Order order, Inquiries stripe) {
            return News.of(Outcome.CANCELLED, order.paymentIntent());
          }
        });
    add(
        "M27",
        new Decisions() {
          @Override
          public Declines.Told tell(String reason) {
            return super.tell("insufficient_funds");
          }
        });
    add(
        "M29",
        new Decisions() {
          @Override
          public Optional<Settlement> settlementOf(PaymentIntent intent) {
            long fee = intent.getAmount() * 29 / 1000 + 30;
            return Optional.of(
                new Settlement(
                    intent.getAmount(), intent.getCurrency(), null, fee, intent.getAmount() - fee));
          }
        });
  }

  private static void signatures() {
    add(
        "M04",
        new Decisions() {
          @Override
          public Event authenticate(
              String body, @Nullable String signature, String secret, Duration old, Clock clock)
              throws SignatureVerificationException {
            return signature == null
                ? Webhook.constructEventWithoutVerification(body)
                : super.authenticate(body, signature, secret, old, clock);
          }
        });
    add(
        "M06",
        new Decisions() {
          @Override
          public Event authenticate(
              String body, @Nullable String signature, String secret, Duration old, Clock clock)
              throws SignatureVerificationException {
            return super.authenticate(body, signature, secret, Duration.ZERO, clock);
          }
        });
  }

  private static void events() {
    add(
        "M07",
        new Decisions() {
          @Override
          public void handle(Event event, EventHandling handling) throws StripeFailure {
            EventHandling.Look look = handling.look(event);
            handling.inTransaction(books -> bookAlways(books, event, handling, look));
          }
        });
    add(
        "M08",
        new Decisions() {
          @Override
          public void handle(Event event, EventHandling handling) throws StripeFailure {
            boolean[] seen = new boolean[1];
            handling.inTransaction(books -> seen[0] = isKnown(books, event));
            if (seen[0]) {
              return;
            }
            EventHandling.Look look = handling.look(event);
            handling.inTransaction(books -> bookAlways(books, event, handling, look));
          }
        });
    add(
        "M09",
        new Decisions() {
          @Override
          public void handle(Event event, EventHandling handling) throws StripeFailure {
            boolean[] first = new boolean[1];
            handling.inTransaction(books -> first[0] = handling.remember(books, event));
            if (first[0]) {
              EventHandling.Look look = handling.look(event);
              handling.inTransaction(books -> handling.book(books, look));
            }
          }
        });
    add(
        "M10",
        new Decisions() {
          @Override
          public int statusForFailure() {
            return 200;
          }
        });
    add(
        "M11",
        new Decisions() {
          @Override
          public int statusForIrrelevant() {
            return 400;
          }
        });
    add(
        "M14",
        new Decisions() {
          @Override
          public void handle(Event event, EventHandling handling) throws StripeFailure {
            super.handle(event, handling);
            if (event.getType().equals("payment_intent.payment_failed")) {
              handling.inTransaction(
                  books ->
                      books.execute(
                          "UPDATE orders SET status = 'pending', paid = 0 WHERE id = ?",
                          handling.orderId()));
            }
          }
        });
    add(
        "M15",
        new Decisions() {
          @Override
          public Optional<Order> orderOf(JsonObject object, Orders orders) {
            return EventHandling.intentId(object).flatMap(orders::findByIntent);
          }
        });
    add(
        "M28",
        new Decisions() {
          @Override
          public void handle(Event event, EventHandling handling) {
            // Left to the return page.
          }
        });
  }

  private static void prices() {
    add(
        "M19",
        new Decisions() {
          @Override
          public long minorUnits(BigDecimal price, int exponent) {
            return price.movePointRight(2).longValue();
          }
        });
    add(
        "M20",
        new Decisions() {
          @Override
          public long minorUnits(BigDecimal price, int exponent) {
            return (long) (price.doubleValue() * Math.pow(10, exponent));
          }
        });
  }

  private static void refunds() {
    add(
        "M22",
        new Decisions() {
          @Override
          public RefundBook.Claim claimRefund(
              Handle books,
              Order order,
              @Nullable Long amount,
              @Nullable String officeKey,
              long now) {
            String id = "refund_" + UUID.randomUUID();
            long wanted = amount == null ? order.paid() : amount;
            books.execute(
                "INSERT INTO refunds (id, order_id, amount, state, asked_at)"
                    + " VALUES (?, ?, ?, 'asked', ?)",
                id,
                order.id(),
                wanted,
                now);
            return new RefundBook.Claim(
                new RefundBook.Row(id, order.id(), wanted, "asked", null, null, null), true);
          }
        });
    add(
        "M23",
        new Decisions() {
          @Override
          public void bookRefund(Handle books, Order order, RefundBook.Seen refund) {
            boolean booked =
                !books
                    .select("SELECT 1 FROM refunds WHERE stripe_refund = ?", refund.stripeRefund())
                    .mapTo(int.class)
                    .list()
                    .isEmpty();
            super.bookRefund(books, order, refund);
            if (booked) {
              books.execute(
                  "INSERT INTO refunds (id, order_id, amount, state, asked_at)"
                      + " VALUES (?, ?, ?, ?, 0)",
                  "refund_" + UUID.randomUUID(),
                  order.id(),
                  refund.amount(),
                  refund.state());
            }
          }
        });
    add(
        "M30",
        new Decisions() {
          @Override
          public void bookRefund(Handle books, Order order, RefundBook.Seen refund) {
            super.bookRefund(
                books,
                order,
                new RefundBook.Seen(
                    refund.stripeRefund(), refund.row(), order.paid(), refund.state()));
          }
        });
  }

  private static boolean isKnown(Handle books, Event event) {
    return books
        .select("SELECT 1 FROM events WHERE id = ?", event.getId())
        .mapTo(int.class)
        .findOne()
        .isPresent();
  }

  /** Fulfils for an event that was remembered already, as without a unique constraint. */
  private static void bookAlways(
      Handle books, Event event, EventHandling handling, EventHandling.Look look) {
    boolean first = handling.remember(books, event);
    handling.book(books, look);
    if (!first && look.news().outcome() == Outcome.PAID) {
      books.execute(
          "INSERT INTO fulfilments (order_id, done_at) VALUES (?, 0)", handling.orderId());
    }
  }

  private static void add(String name, Decisions saboteur) {
    BY_NAME.put(name, saboteur);
  }
}
