package testmode.acceptance;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import testmode.acceptance.evidence.CouldNotBeVerified;
import testmode.driver.gate.Tally;
import testmode.driver.gate.Trouble;

/**
 * What Stripe itself could not do while one scenario played; on the simulator there is nothing.
 *
 * <p>Troubles are counted for the whole run: one that another scenario met at the same time excuses
 * this one too, which then is played again instead of being called the shop's fault.
 */
final class Outage {

  private final @Nullable Tally tally;
  private final int mark;
  private boolean notPlayed;

  private Outage(@Nullable Tally tally) {
    this.tally = tally;
    this.mark = tally == null ? 0 : tally.mark();
  }

  /** From now on. */
  static Outage since(Optional<Tally> tally) {
    return new Outage(tally.orElse(null));
  }

  /** Why the scenario is not played: Stripe has been without a good answer for so long. */
  Optional<CouldNotBeVerified> gone() {
    Optional<Trouble> last = tally == null ? Optional.empty() : tally.gone();
    notPlayed = last.isPresent();
    return last.map(
        trouble ->
            new CouldNotBeVerified(
                "it was not played, for Stripe had no good answer for too long, at last: "
                    + trouble.what(),
                null));
  }

  /**
   * What a scenario that failed ends as.
   *
   * @param seen what failed; null when only Cucumber knows
   * @return empty when Stripe had no trouble, so that the failure stands
   */
  Optional<CouldNotBeVerified> excuse(@Nullable Throwable seen) {
    List<Trouble> met = tally == null ? List.of() : tally.since(mark);
    if (met.isEmpty() || notPlayed) {
      return Optional.empty();
    }
    String more = met.size() == 1 ? "" : ", the first of " + met.size() + " troubles";
    return Optional.of(new CouldNotBeVerified(met.get(0).what() + more + " while it played", seen));
  }
}
