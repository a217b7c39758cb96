package testmode.driver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the shopper is told after an act: by the app, or by Stripe where the shopper confirms.
 *
 * @param kind what it amounts to
 * @param reason Stripe's decline code, when one was told
 * @param message the sentence shown to the shopper, when one was
 * @param advice what the shopper is advised to do next, when it was told
 * @param failure what broke on the way to this answer (a time-out, a status), when something did
 * @param startedNanos when the act began, on the JVM's monotonic clock
 * @param endedNanos when the answer was there
 */
public record PaymentAnswer(
    Kind kind,
    @Nullable String reason,
    @Nullable String message,
    @Nullable Advice advice,
    @Nullable String failure,
    long startedNanos,
    long endedNanos) {

  /** How long a shopper stays for an answer: longer than any page of a shop may take. */
  public static final Duration STAY = Duration.ofSeconds(30);

  /** What an answer amounts to. */
  public enum Kind {
    PAID,
    DECLINED,
    REQUIRES_ACTION,
    /** The payment is under way; the shopper is asked to wait. */
    IN_PROGRESS,
    /** Nobody knows yet whether money moved. */
    UNKNOWN,
    /** The app refused the act itself (an order already cancelled, say). */
    REFUSED,
    /** The app broke: no answer, or one that is no answer to a shopper. */
    BROKEN
  }

  /** What a declined shopper can do. */
  public enum Advice {
    USE_ANOTHER_CARD,
    TRY_AGAIN_LATER,
    CHECK_CARD_DETAILS
  }

  /** Whether nothing came that is an answer, and she waited for it until she was gone. */
  public boolean waitedForInVain() {
    return kind == Kind.BROKEN && endedNanos - startedNanos >= STAY.toNanos();
  }

  /** Whether both acts were under way at one moment. */
  public boolean overlaps(PaymentAnswer other) {
    return startedNanos < other.endedNanos && other.startedNanos < endedNanos;
  }
}
