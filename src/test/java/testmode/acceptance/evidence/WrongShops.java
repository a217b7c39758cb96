package testmode.acceptance.evidence;

import java.util.List;

/**
 * The saboteurs of a run: who played, and whose mistake no scenario noticed.
 *
 * @param played their ids; none where they have no place, as with a merchant that is not ours
 * @param unnoticed of those; what passed proves little then
 */
record WrongShops(List<String> played, List<String> unnoticed) {

  static final WrongShops NONE = new WrongShops(List.of(), List.of());

  WrongShops {
    played = List.copyOf(played);
    unnoticed = List.copyOf(unnoticed);
    if (!played.containsAll(unnoticed)) {
      throw new IllegalArgumentException(
          "unnoticed (" + unnoticed + ") must be some of those that played: " + played);
    }
  }

  /** The shop of a run that is wrong itself; of any other, those that played beside it. */
  static WrongShops of(RunFacts facts, List<ScenarioResult> scenarios, WrongShops beside) {
    String itself = facts.saboteur();
    if (itself == null) {
      return beside;
    }
    boolean noticed = scenarios.stream().anyMatch(ScenarioResult::failed);
    return new WrongShops(List.of(itself), noticed ? List.of() : List.of(itself));
  }

  /** For the table of circumstances. */
  String words() {
    return played.size()
        + (played.size() == 1 ? " wrong shop played, " : " wrong shops played, ")
        + (unnoticed.isEmpty()
            ? "each was noticed (docs/saboteurs.md)"
            : "unnoticed: " + String.join(", ", unnoticed));
  }
}
