package testmode.driver.sweep;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeCollection;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentListParams;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import testmode.driver.Money;
import testmode.driver.StripeAccess;
import testmode.driver.StripeKeys;
import testmode.driver.gate.Pace;
import testmode.driver.gate.StripeGate;
import testmode.driver.gate.Trouble;
import testmode.driver.stripe.Leftovers;
import testmode.driver.stripe.RunMarks;
import testmode.driver.stripe.StripeApiLedger;

/**
 * Finds, and on request cancels, the PaymentIntents that runs left open which ended before they
 * could clean up: killed, out of memory, cut off.
 *
 * <p>Nothing else is ever touched. A PaymentIntent is a leftover only when it carries both marks of
 * a run ({@link RunMarks}), can be canceled ({@link Leftovers#CANCELLABLE}), and is old enough,
 * itself and its run. So neither a stranger's payment nor a run that still plays is in danger.
 * Keeps to the account's pace.
 */
public final class Sweep implements AutoCloseable {

  /** Stripe's largest page. */
  private static final long PAGE = 100;

  private static final int BROKEN = 500;

  private static final String OTHER_STATE = "payment_intent_unexpected_state";

  private final URI address;
  private final StripeGate gate;
  private final StripeClient stripe;
  private final InstantSource clock;

  private Sweep(URI address, StripeGate gate, String secretKey, InstantSource clock) {
    this.address = address;
    this.gate = gate;
    this.stripe = StripeApiLedger.client(new StripeAccess(gate.uri(), secretKey, ""));
    this.clock = clock;
  }

  /**
   * Contacts nobody yet.
   *
   * @param stripe where Stripe is
   * @param secretKey of the account, {@code sk_test_…} or {@code rk_test_…}
   * @throws IllegalArgumentException when the key is another one
   */
  public static Sweep of(URI stripe, String secretKey, InstantSource clock) {
    if (!secretKey.matches("(sk|rk)_test_\\w+")) {
      throw new IllegalArgumentException("the key must be a secret or restricted test key");
    }
    StripeGate gate = StripeGate.start(stripe, Pace.OF_TEST_MODE, Set.of(secretKey));
    return new Sweep(stripe, gate, secretKey, clock);
  }

  /**
   * Looks and changes nothing.
   *
   * @throws StripeNotAskedException when Stripe does not tell
   */
  public Findings find(Age age) {
    Instant now = clock.instant();
    List<Leftover> leftovers = new ArrayList<>();
    int looked = 0;
    String last = null;
    StripeCollection<PaymentIntent> page;
    do {
      page = page(now, age, last);
      for (PaymentIntent intent : page.getData()) {
        looked++;
        last = intent.getId();
        leftover(intent, now, age).ifPresent(leftovers::add);
      }
    } while (Boolean.TRUE.equals(page.getHasMore()) && !page.getData().isEmpty());
    Collections.reverse(leftovers); // Stripe lists the newest first
    return new Findings(looked, leftovers);
  }

  private StripeCollection<PaymentIntent> page(Instant now, Age age, @Nullable String after) {
    PaymentIntentListParams params =
        PaymentIntentListParams.builder()
            .setCreated(
                PaymentIntentListParams.Created.builder()
                    .setGte(now.minus(age.atMost()).getEpochSecond())
                    .setLte(now.minus(age.atLeast()).getEpochSecond())
                    .build())
            .setLimit(PAGE)
            .setStartingAfter(after)
            .build();
    int mark = gate.tally().troubles().size();
    try {
      return stripe.v1().paymentIntents().list(params);
    } catch (StripeException e) {
      throw notAsked(e, mark);
    }
  }

  private static Optional<Leftover> leftover(PaymentIntent intent, Instant now, Age age) {
    return Leftovers.CANCELLABLE.contains(intent.getStatus())
        ? RunMarks.on(intent.getMetadata())
            .filter(marks -> marks.age(now).compareTo(age.atLeast()) >= 0)
            .map(
                marks ->
                    new Leftover(
                        marks,
                        intent.getId(),
                        new Money(intent.getAmount(), intent.getCurrency()),
                        intent.getStatus()))
        : Optional.empty();
  }

  /**
   * Cancels one of those that were found. One that was paid or canceled meanwhile stays as it is.
   *
   * @throws StripeNotAskedException when Stripe does not answer; it may be canceled then
   */
  public Cancelled cancel(Leftover leftover) {
    int mark = gate.tally().troubles().size();
    try {
      stripe
          .v1()
          .paymentIntents()
          .cancel(
              leftover.paymentIntent(),
              PaymentIntentCancelParams.builder()
                  .setCancellationReason(PaymentIntentCancelParams.CancellationReason.ABANDONED)
                  .build());
      return new Cancelled(false, "canceled");
    } catch (StripeException e) {
      if (saysNothingOfTheLeftover(e)) {
        throw notAsked(e, mark);
      }
      return OTHER_STATE.equals(e.getCode())
          ? new Cancelled(false, "nothing to cancel any more: " + said(e))
          : new Cancelled(true, "not canceled: " + said(e));
    }
  }

  /** How often Stripe refused a request for its rate limit, and it was sent again. */
  public long refusals() {
    return gate.tally().refusals();
  }

  /** The next one would be answered the same. */
  private static boolean saysNothingOfTheLeftover(StripeException e) {
    return e instanceof ApiConnectionException
        || e instanceof AuthenticationException
        || e instanceof RateLimitException
        || e.getStatusCode() != null && e.getStatusCode() >= BROKEN;
  }

  /**
   * @param mark troubles before the request
   */
  private StripeNotAskedException notAsked(StripeException e, int mark) {
    List<Trouble> troubles = gate.tally().since(mark);
    Trouble trouble = troubles.isEmpty() ? null : troubles.get(troubles.size() - 1);
    String what = trouble == null ? said(e) : trouble.what();
    return new StripeNotAskedException(
        "Stripe at " + address + " could not be asked: " + what + ". " + remedy(trouble), e);
  }

  private static String remedy(@Nullable Trouble trouble) {
    if (trouble == null) {
      return "See what Stripe says.";
    }
    return switch (trouble.kind()) {
      case UNREACHABLE -> "Is the address right, and can this machine reach it?";
      case BROKEN -> "Stripe has trouble of its own; sweep again later.";
      case KEY_REFUSED ->
          "Is STRIPE_SECRET_KEY right, not revoked, and allowed to read and write PaymentIntents?";
      case STILL_LIMITED -> "Somebody else uses up the account's rate limit; sweep again later.";
    };
  }

  /** Stripe's own words, without what the SDK adds, and without a key. */
  private static String said(StripeException e) {
    String message = e.getStripeError() == null ? null : e.getStripeError().getMessage();
    return StripeKeys.masked(message == null ? "status " + e.getStatusCode() : message)
        .replaceFirst("\\.$", "");
  }

  @Override
  public void close() {
    gate.close();
  }
}
