package testmode.acceptance;

import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import testmode.driver.assembly.Assembly;
import testmode.driver.settings.Settings;

/**
 * Has the scenarios of a run played one after the other where one app is there for all of them. If
 * they began together and waited for their turn, the waiting would stand in every report as time
 * that they took.
 */
public final class Turns implements LauncherDiscoveryListener {

  private static final String MERCHANT = "testmode.merchant";
  private static final String AT_ONCE = "cucumber.execution.parallel.enabled";

  @Override
  public void launcherDiscoveryStarted(LauncherDiscoveryRequest request) {
    // Most runs name no app, and need no look at the settings here.
    if (System.getProperty(MERCHANT) != null
        && System.getProperty(AT_ONCE) == null
        && oneAfterTheOther()) {
      System.setProperty(AT_ONCE, "false");
    }
  }

  private static boolean oneAfterTheOther() {
    try {
      return oneAfterTheOther(Settings.ofThisJvm());
    } catch (RuntimeException told) {
      // The run is refused for it before its first scenario, in a sentence.
      return true;
    }
  }

  /** Whether the app is not started anew for each scenario, as our own shop is. */
  static boolean oneAfterTheOther(Settings settings) {
    return !Assembly.mapping(settings).launchesReference();
  }
}
