package testmode.acceptance;

import org.junit.platform.suite.api.AfterSuite;
import org.junit.platform.suite.api.BeforeSuite;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectDirectories;
import org.junit.platform.suite.api.Suite;
import testmode.acceptance.evidence.SignOffPlugin;
import testmode.acceptance.selection.RunPreparation;

/**
 * Runs the features: all of them, or those that were asked for.
 *
 * <p>Red scenarios fail the build by themselves. This class adds what no scenario can say: the
 * selection matches nothing, or a required row is not verified.
 */
@Suite
@IncludeEngines("cucumber")
@SelectDirectories("features")
final class RunFeaturesIT {

  @BeforeSuite
  static void theSettingsMakeSense() {
    try {
      RunPreparation.orRefuse();
      // Told by check before any test of a build; this is for runs from an IDE.
      Bench.open();
    } catch (RuntimeException refusal) {
      throw SignOffPlugin.noVerdict(refusal);
    }
  }

  @AfterSuite
  static void everyRequiredRowIsVerified() {
    SignOffPlugin.orFail();
  }
}
