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

  /** For the table of circumstances. */
  String words() {
    return played.size()
        + " wrong shops played, "
        + (unnoticed.isEmpty()
            ? "each was noticed (docs/saboteurs.md)"
            : "unnoticed: " + String.join(", ", unnoticed));
  }
}
