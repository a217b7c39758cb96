package testmode.acceptance.browser;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Assumptions;
import testmode.driver.ShopperBrowser.Scene;
import testmode.network.Exchange;

/** One browser for all tests of this package; without one they are skipped with the reason. */
final class TestBrowser {

  /** Far above what an idle machine needs, so that a loaded one is not called wrong. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final RunBrowser BROWSER = new RunBrowser(true);

  /** What the tabs of one test asked for. */
  final List<Exchange> recorded = new CopyOnWriteArrayList<>();

  private final Scene scene;

  TestBrowser(URI shop) {
    this.scene = new Scene(shop, recorded::add, InstantSource.system());
  }

  static void assumeThere() {
    BROWSER.lacking().ifPresent(Assumptions::abort);
  }

  static RunBrowser shared() {
    return BROWSER;
  }

  Tab tab() {
    return tab(PATIENCE);
  }

  Tab tab(Duration patience) {
    return BROWSER.open(scene, patience);
  }

  ScenarioBrowser scenario() {
    ScenarioBrowser scenario = new ScenarioBrowser();
    scenario.lent(BROWSER, PATIENCE);
    scenario.begin(scene);
    return scenario;
  }
}
