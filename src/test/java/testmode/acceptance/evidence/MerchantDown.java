package testmode.acceptance.evidence;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The finding that the app under test does not answer any more. It is what matters about the
 * scenario, whatever step noticed it first, so each report asks here before it tells of that step.
 */
public final class MerchantDown extends AssertionError {

  private static final long serialVersionUID = 1L;

  /** How every such message begins, which the report's categories know. */
  static final String BEGINNING = "Merchant down: ";

  private static final Map<String, MerchantDown> OF_SCENARIO = new ConcurrentHashMap<>();

  /**
   * @param what one sentence: who does not answer where, and what was heard instead
   * @param hint where to look for the reason
   */
  public MerchantDown(String what, String hint) {
    super(BEGINNING + what + "\n  look at          : " + hint);
    setStackTrace(new StackTraceElement[0]); // it would lead to a hook
  }

  /**
   * Takes down that the app was down in a scenario.
   *
   * @param scenario its id, as Cucumber gives it to hooks and events alike
   */
  public static void note(String scenario, MerchantDown finding) {
    OF_SCENARIO.put(scenario, finding);
  }

  /** The finding; empty when the app was up, or nobody looked. */
  static Optional<MerchantDown> in(String scenario) {
    return Optional.ofNullable(OF_SCENARIO.get(scenario));
  }
}
