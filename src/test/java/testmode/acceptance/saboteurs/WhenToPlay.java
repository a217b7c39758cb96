package testmode.acceptance.saboteurs;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import testmode.acceptance.selection.RunPreparation;
import testmode.acceptance.selection.Selection;
import testmode.driver.settings.Settings;

/** Whether saboteurs play in a run: only where everything is asked of our own shop. */
public final class WhenToPlay implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return reasonNotTo(Settings.ofThisJvm(), RunPreparation.selection())
        .map(reason -> "The saboteurs do not play: " + reason + ".")
        .map(ConditionEvaluationResult::disabled)
        .orElseGet(() -> ConditionEvaluationResult.enabled("everything is asked of our own shop"));
  }

  /** Why they do not; empty when they do. */
  static Optional<String> reasonNotTo(Settings settings, Selection selection) {
    if (settings.saboteur() != null) {
      return Optional.of(settings.saboteur() + " plays the whole run by itself");
    }
    if (settings.merchant() != null) {
      return Optional.of(
          "another merchant is plugged in ("
              + settings.merchant()
              + "); saboteurs are variants of"
              + " the reference shop");
    }
    if (settings.mode() == Settings.Mode.TEST_MODE) {
      return Optional.of("a key is in the environment; saboteurs never meet a real account");
    }
    // Of the shards of a run, the first one plays the saboteurs for all.
    boolean firstShard = settings.shard().number() == 1;
    if (!firstShard || !selection.withoutShard().equals(Selection.ALL)) {
      return Optional.of("not everything was asked for (" + selection.description() + ")");
    }
    return Optional.empty();
  }
}
