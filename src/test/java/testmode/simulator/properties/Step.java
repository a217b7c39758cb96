package testmode.simulator.properties;

import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.quicktheories.core.Gen;

/**
 * One step of a sequence; it is meaningful after any other, so that a sequence can be shortened by
 * taking steps out.
 *
 * @param pick which of the payments, cards or currencies so far, counted round and round
 * @param size an amount in percent of what there is; above 100 is too much
 */
record Step(Act act, int pick, int size) {
  private static final int LONGEST = 30;

  /** Every act, and those on which the others build more often. */
  private static final List<Act> DRAWN = drawn();

  private static List<Act> drawn() {
    List<Act> acts = new ArrayList<>(List.of(Act.values()));
    acts.addAll(Collections.nCopies(5, Act.PAY));
    acts.addAll(List.of(Act.PAY_OUT, Act.PAY_OUT, Act.TAKE_BACK_A_PAYOUT));
    acts.addAll(List.of(Act.HOLD, Act.REFUND, Act.REFUND, Act.WAIT, Act.WAIT, Act.REPEAT));
    return acts;
  }

  /** Sequences without the steps that do nothing. */
  static Gen<List<Step>> sequences() {
    Gen<Step> step =
        arbitrary()
            .pick(DRAWN)
            .zip(integers().between(0, 11), integers().between(0, 120), Step::new);
    return lists()
        .of(step)
        .ofSizeBetween(1, LONGEST)
        .map(steps -> steps.stream().filter(each -> each.act() != Act.NOTHING).toList());
  }

  @Override
  public String toString() {
    return act + "(" + pick + ", " + size + ")";
  }
}
