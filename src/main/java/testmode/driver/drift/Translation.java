package testmode.driver.drift;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import testmode.network.Masking;

/** Which of the simulator's ids stands for which recorded one. */
final class Translation {

  /**
   * A word for what it is, and letters and digits, not all of them small: {@code pi_3NabcDEF…};
   * {@code requires_action} and {@code pm_card_visa} are none.
   */
  static final Pattern ID =
      Pattern.compile(
          "(?<![A-Za-z0-9_])(?!secret_)(cs_test|[a-z]{2,10})"
              + "_(?=[a-z]*[A-Z0-9])[A-Za-z0-9]{8,}(?![A-Za-z0-9])");

  private final Map<String, String> simulated;
  private final Map<String, String> recorded;

  Translation() {
    this(new HashMap<>(), new HashMap<>());
  }

  private Translation(Map<String, String> simulated, Map<String, String> recorded) {
    this.simulated = simulated;
    this.recorded = recorded;
  }

  /** What is learnt from the copy is not learnt here. */
  Translation copy() {
    return new Translation(new HashMap<>(simulated), new HashMap<>(recorded));
  }

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  boolean knows(String recordedId) {
    return simulated.containsKey(recordedId);
  }

  /** Whether this id of the simulator stands for any recorded one. */
  boolean stands(String simulatedId) {
    return recorded.containsKey(simulatedId);
  }

  /**
   * Whether both ids mean the same object. Of two that are new it is learnt that they do, when they
   * are of one kind.
   */
  boolean same(String recordedId, String simulatedId) {
    if (simulated.containsKey(recordedId) || recorded.containsKey(simulatedId)) {
      return simulatedId.equals(simulated.get(recordedId));
    }
    if (!recordedId.equals(simulatedId) && !kind(recordedId).equals(kind(simulatedId))) {
      return false;
    }
    simulated.put(recordedId, simulatedId);
    recorded.put(simulatedId, recordedId);
    return true;
  }

  /** The text with every known id as the simulator has it. */
  String translated(String text) {
    return ID.matcher(text)
        .replaceAll(id -> Matcher.quoteReplacement(simulated.getOrDefault(id.group(), id.group())));
  }

  /** Whether two texts say the same but for the ids and secrets in them. */
  boolean sameBut(String recordedText, String simulatedText) {
    return withoutIds(recordedText).equals(withoutIds(simulatedText));
  }

  private static String withoutIds(String text) {
    return ID.matcher(Masking.text(text)).replaceAll("$1_…").replaceAll("\\*{4}\\w*", "****");
  }

  private static String kind(String id) {
    return id.substring(0, id.lastIndexOf('_'));
  }
}
