package testmode.simulator.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one row of the ledger is made from.
 *
 * @param category the reporting category, finer than the type
 * @param source the id of what moved the money
 * @param amount signed, in minor units of the settlement currency
 * @param fee null if Stripe takes none
 * @param rate the rate that the row shows; null when nothing was converted, or it is not shown
 * @param availableOn seconds; the money is pending until then
 */
record Entry(
    String type,
    String category,
    String source,
    long amount,
    @Nullable Fee fee,
    @Nullable Exchange rate,
    @Nullable String description,
    long availableOn) {

  /** Recorded for new accounts: money is available at the UTC midnight a week later. */
  private static final int AVAILABLE_AFTER_DAYS = 7;

  /** What Stripe takes for it, in minor units of the settlement currency. */
  record Fee(long amount, String description) {}

  /** When money that moves now is usually available. */
  static long later(Instant now) {
    return now.truncatedTo(ChronoUnit.DAYS)
        .atOffset(ZoneOffset.UTC)
        .plusDays(AVAILABLE_AFTER_DAYS)
        .toEpochSecond();
  }

  long feeAmount() {
    return fee == null ? 0 : fee.amount();
  }
}
