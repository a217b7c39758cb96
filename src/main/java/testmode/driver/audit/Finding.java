package testmode.driver.audit;

import java.util.List;
import java.util.Objects;

/**
 * What one rule found about one kind of call in one scenario.
 *
 * @param call method and path, with {@code {id}} where an object's id stood
 * @param sentence what is wrong and what it leads to; the same in every scenario where the same is
 *     found
 * @param exchanges the numbers of those that it is about, in ascending order; never empty
 */
public record Finding(
    Rule rule, Weight weight, String call, String sentence, List<Long> exchanges) {

  /** How much a finding says. */
  public enum Weight {
    /** The merchant relies on luck: sooner or later money moves twice, or an order sticks. */
    MISTAKE("mistake"),
    /** Worth a look; the record does not show whether it does harm. Never fails a scenario. */
    REMARK("remark");

    private final String word;

    Weight(String word) {
      this.word = word;
    }

    /** As in the report. */
    public String word() {
      return word;
    }
  }

  public Finding {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(weight, "weight");
    Objects.requireNonNull(call, "call");
    Objects.requireNonNull(sentence, "sentence");
    exchanges = exchanges.stream().distinct().sorted().toList();
    if (exchanges.isEmpty()) {
      throw new IllegalArgumentException("a finding must be about an exchange: " + sentence);
    }
  }

  /** Whether it may fail a scenario, where that was asked for. */
  public boolean mistake() {
    return weight == Weight.MISTAKE;
  }
}
