package testmode.acceptance.language;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import testmode.driver.Ability;
import testmode.driver.Money;
import testmode.driver.RefundAnswer;

/** The people and the nightly jobs behind the shop. */
public final class BackOffice {

  /** Longer than any shop keeps stock for a shopper who does not pay. */
  private static final Duration PAST_ANY_RESERVATION = Duration.ofHours(2);

  private final Stage stage;
  private final Prices prices;
  private final Finding finding;
  private @Nullable RefundAnswer last;
  private List<Asked> together = List.of();

  public BackOffice(Stage stage, Prices prices, Finding finding) {
    this.stage = stage;
    this.prices = prices;
    this.finding = finding;
  }

  /** Gives back all that is left. */
  public void refunds(Order order) {
    stage.needs(Ability.REFUNDS);
    last = stage.merchant().refund(order.id(), null, null);
  }

  /** Gives back a part. */
  public void refunds(Order order, Money amount) {
    stage.needs(Ability.REFUNDS);
    last = stage.merchant().refund(order.id(), meant(order, amount), null);
  }

  /** Gives back a part, under the office's own key for this request. */
  public void refunds(Order order, Money amount, String requestKey) {
    stage.needs(Ability.REFUND_REQUEST_KEYS);
    last = stage.merchant().refund(order.id(), meant(order, amount), requestKey);
  }

  /** One press of the button sends two requests, released by one barrier. */
  public void refundsTwiceAtOnce(Order order, Money amount, String requestKey) {
    stage.needs(Ability.REFUND_REQUEST_KEYS);
    Money meant = meant(order, amount);
    together =
        AtOnce.run(
            2,
            () -> {
              long started = System.nanoTime();
              RefundAnswer answer = stage.merchant().refund(order.id(), meant, requestKey);
              return new Asked(answer, started, System.nanoTime());
            });
    last = together.get(1).answer();
  }

  /** The two requests of {@link #refundsTwiceAtOnce} were really under way at one moment. */
  public void wereInFlightTogether() {
    if (together.size() != 2 || !together.get(0).overlaps(together.get(1))) {
      throw new AssertionError(
          "Both requests of the back office should have been in flight together, but one was"
              + " answered before the other began; the scenario proves nothing about a refund asked"
              + " for twice.");
    }
  }

  /** The last refund was taken. */
  public void refundWasAccepted(Order order) {
    RefundAnswer answer = lastAnswer();
    if (!answer.accepted()) {
      throw finding.about(
          order, "The refund of order " + order + " should be accepted, but: " + answer.message());
    }
  }

  /** The last refund was refused, in words. */
  public void refundWasRefusedClearly() {
    RefundAnswer answer = lastAnswer();
    if (answer.accepted()) {
      throw new AssertionError("The refund should be refused, but was accepted.");
    }
    String message = answer.message();
    if (message == null) {
      stage.doesNotLookAt(
          "words of refusals", "the mapping file does not say where they stand (refund.message)");
      return;
    }
    if (message.isBlank()) {
      throw new AssertionError("The refund should be refused with a message, but it was empty.");
    }
    Messages.unfitForStaff(message)
        .ifPresent(
            sign -> {
              throw new AssertionError(
                  "The refund should be refused with a clear message, but \""
                      + sign
                      + "\" tells the back office nothing: "
                      + message);
            });
  }

  /** What cron does every night. */
  public void reconciles() {
    stage.needs(Ability.RECONCILIATION);
    stage.merchant().reconcile();
    stage.settle();
  }

  /** The time for paying is over, and the shop clears up. */
  public void reservationsExpire() {
    stage.needs(Ability.RESERVATIONS);
    stage.needs(Ability.VIRTUAL_TIME);
    stage.time().pass(PAST_ANY_RESERVATION);
    stage.merchant().expireReservations();
    stage.settle();
  }

  private Money meant(Order order, Money written) {
    return prices.meant(order, written).orElse(written);
  }

  private RefundAnswer lastAnswer() {
    if (last == null) {
      throw new IllegalArgumentException("nothing was refunded in this scenario yet");
    }
    return last;
  }

  /** A refund that was asked for, and from when to when it was under way. */
  private record Asked(RefundAnswer answer, long startedNanos, long endedNanos) {

    boolean overlaps(Asked other) {
      return startedNanos < other.endedNanos && other.startedNanos < endedNanos;
    }
  }
}
