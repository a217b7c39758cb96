package testmode.acceptance.browser;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import testmode.driver.ShopperBrowser;

/**
 * The browser of one scenario's shopper: a tab at a time, and what it showed when something went
 * wrong.
 */
public final class ScenarioBrowser implements ShopperBrowser, AutoCloseable {

  private @Nullable RunBrowser browser;
  private Duration patience = Duration.ZERO;
  private @Nullable Scene scene;
  private @Nullable Tab tab;
  private @Nullable Look failed;

  /** The scenario has it from the run, and its pages may take so long for anything. */
  public void lent(RunBrowser browser, Duration patience) {
    this.browser = browser;
    this.patience = patience;
  }

  @Override
  public Optional<String> lacking() {
    return Objects.requireNonNull(browser, "no browser was lent").lacking();
  }

  @Override
  public void begin(Scene scene) {
    this.scene = scene;
  }

  @Override
  public String answerChallenge(URI page, boolean approve) {
    Tab own = fresh();
    try {
      StandIn shop = own.replaceTheShop();
      ThreeDSecurePage bank = new ThreeDSecurePage(own).open(page).isShown();
      if (approve) {
        bank.approve();
      } else {
        bank.fail();
      }
      return bank.wayBack(page, shop);
    } catch (PageException e) {
      failed = own.look();
      throw e;
    } finally {
      own.close();
    }
  }

  /** The scenario's tab; a new one when there is none, or the shopper closed it. */
  Tab tab() {
    if (tab == null || tab.isClosed()) {
      tab = fresh();
    }
    return tab;
  }

  /** The address of the shop, which others may send the shopper back to. */
  public URI shop() {
    return Objects.requireNonNull(scene, "the scenario has not begun").shop();
  }

  private Tab fresh() {
    return Objects.requireNonNull(browser, "no browser was lent")
        .open(Objects.requireNonNull(scene, "the scenario has not begun"), patience);
  }

  /** What was to be seen when something went wrong, or is to be seen now; empty without a page. */
  public Optional<Look> look() {
    if (failed != null) {
      return Optional.of(failed);
    }
    return tab == null || tab.isClosed() ? Optional.empty() : Optional.of(tab.look());
  }

  /** The shopper closes the browser, or the scenario is over; more than once does no harm. */
  @Override
  public void close() {
    if (tab != null) {
      tab.close();
      tab = null;
    }
  }
}
