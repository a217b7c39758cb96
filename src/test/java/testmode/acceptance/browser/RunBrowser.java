package testmode.acceptance.browser;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import testmode.driver.ShopperBrowser.Scene;

/**
 * The one browser of a run: started when somebody first asks for it, and closed with the JVM if
 * nobody closed it before. Thread-safe.
 */
public final class RunBrowser implements AutoCloseable {

  private final boolean loopbackOnly;
  private final Programs programs;

  /** Guarded by this, as all below. */
  private @Nullable Chrome chrome;

  private @Nullable String whyNot;
  private boolean closed;

  /**
   * @param loopbackOnly whether the browser must reach nothing but this machine, as in a run
   *     against the simulator
   */
  public RunBrowser(boolean loopbackOnly) {
    this(loopbackOnly, Programs.ofThisMachine());
  }

  RunBrowser(boolean loopbackOnly, Programs programs) {
    this.loopbackOnly = loopbackOnly;
    this.programs = programs;
  }

  /** Why there is none; empty when there is one, which then runs. */
  synchronized Optional<String> lacking() {
    if (chrome == null && whyNot == null) {
      start();
    }
    return Optional.ofNullable(whyNot);
  }

  /**
   * Opens an empty tab.
   *
   * @throws PageException saying why there is no browser
   */
  Tab open(Scene scene, Duration patience) {
    Chrome running;
    synchronized (this) {
      lacking();
      running = chrome;
      if (running == null) {
        throw new PageException(String.valueOf(whyNot));
      }
    }
    return running.open(scene, patience);
  }

  /** Every browser with every driver, for a machine may have two that do not fit together. */
  private void start() {
    whyNot = closed ? "the run is over" : programs.missing();
    List<String> refusals = new ArrayList<>();
    for (Path browser : whyNot == null ? programs.browsers() : List.<Path>of()) {
      for (Path driver : programs.drivers()) {
        try {
          chrome = Chrome.start(browser, driver, loopbackOnly);
          // Whatever ends this JVM in order, by itself or by a signal, ends the browser too.
          Runtime.getRuntime().addShutdownHook(new Thread(this::close, "browser-close"));
          return;
        } catch (PageException e) {
          refusals.add(String.valueOf(e.getMessage()));
        }
      }
    }
    if (whyNot == null) {
      whyNot = "no browser of this machine starts: " + String.join("; ", refusals);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (chrome != null) {
      chrome.close();
      chrome = null;
    }
  }
}
