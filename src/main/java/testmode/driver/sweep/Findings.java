package testmode.driver.sweep;

import java.util.List;

/**
 * What a sweep found.
 *
 * @param looked PaymentIntents of that age on the account, whoever's
 * @param leftovers those that dead runs left open, oldest first
 */
public record Findings(int looked, List<Leftover> leftovers) {
  public Findings {
    leftovers = List.copyOf(leftovers);
  }

  /** How many runs they are of. */
  public long runs() {
    return leftovers.stream().map(leftover -> leftover.marks().run()).distinct().count();
  }
}
