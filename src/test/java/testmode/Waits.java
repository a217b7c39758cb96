package testmode;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * How tests wait, set once for the whole JVM.
 *
 * <p>Left to itself Awaitility ends a wait with whatever any thread of the JVM dies of. Test
 * classes and scenarios run side by side here, so that would be somebody else's thread.
 */
public final class Waits implements LauncherSessionListener {

  /** Nobody waits so long unless something is wrong; a busy machine may need some of it. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    Awaitility.doNotCatchUncaughtExceptionsByDefault();
    Awaitility.setDefaultTimeout(LIMIT);
  }
}
