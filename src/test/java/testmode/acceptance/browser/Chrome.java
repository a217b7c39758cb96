package testmode.acceptance.browser;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.MutableCapabilities;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.http.ClientConfig;
import testmode.driver.ShopperBrowser.Scene;

/**
 * One headless Chrome with a fresh profile, of which nothing is left when it is closed. Tabs may be
 * used from several threads; the driver does one thing at a time, and every thing is short.
 */
final class Chrome implements AutoCloseable {

  /** Chrome starts in a second; a machine that is busy may need more. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final String OPTIONS = "goog:chromeOptions";

  private final Home home;
  private final DriverProcess process;
  private final RemoteWebDriver driver;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final String address;
  private final DevTools line;

  /** Whoever holds it has the driver, which stands in one window at a time. */
  private final ReentrantLock turn = new ReentrantLock(true);

  private Chrome(Home home, DriverProcess process, RemoteWebDriver driver) {
    this.home = home;
    this.process = process;
    this.driver = driver;
    this.address = address(driver);
    this.line = DevTools.connect(client, browserLine(), (method, event) -> {});
  }

  /**
   * Starts one.
   *
   * @param loopbackOnly whether it must reach nothing but this machine
   * @throws PageException in one sentence when this browser and this driver do not start together
   */
  static Chrome start(Path browser, Path driver, boolean loopbackOnly) {
    Home home = Home.create();
    try {
      return housed(home, browser, driver, loopbackOnly);
    } catch (PageException e) {
      home.close();
      throw e;
    }
  }

  private static Chrome housed(Home home, Path browser, Path driver, boolean loopbackOnly) {
    DriverProcess process = DriverProcess.start(driver, home.path());
    try {
      return new Chrome(home, process, session(process, browser, home, loopbackOnly));
    } catch (PageException e) {
      process.close();
      throw e;
    } catch (WebDriverException e) {
      process.close();
      throw new PageException(browser + " with " + driver + ": " + Trouble.firstLine(e), e);
    }
  }

  private static RemoteWebDriver session(
      DriverProcess process, Path browser, Home home, boolean loopbackOnly) {
    Map<String, Object> options =
        Map.of("binary", browser.toString(), "args", arguments(home, loopbackOnly));
    // Every wait is a page object's own: no command blocks the tabs of other scenarios.
    Map<String, Object> wanted =
        Map.of("browserName", "chrome", "pageLoadStrategy", "none", OPTIONS, options);
    return new RemoteWebDriver(
        process.url(),
        new MutableCapabilities(wanted),
        ClientConfig.defaultConfig().connectionTimeout(LIMIT).readTimeout(LIMIT),
        false);
  }

  private static List<String> arguments(Home home, boolean loopbackOnly) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--headless",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--lang=en-US",
                "--window-size=1000,1400",
                "--user-data-dir=" + home.path().resolve("profile")));
    if (loopbackOnly) {
      arguments.add("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost");
    }
    if ("root".equals(System.getProperty("user.name"))) {
      // Chrome refuses to be root in a sandbox.
      arguments.add("--no-sandbox");
    }
    return arguments;
  }

  /**
   * Opens an empty tab that shares no cookie with any other.
   *
   * @param patience how long its pages may take for anything
   */
  Tab open(Scene scene, Duration patience) {
    String context =
        text(
            line.call("Target.createBrowserContext", Map.of("disposeOnDetach", true)),
            "browserContextId");
    String tab =
        text(
            line.call(
                "Target.createTarget", Map.of("url", "about:blank", "browserContextId", context)),
            "targetId");
    return new Tab(this, scene, patience, tab, context);
  }

  /** Does one short thing in a tab, at its uppermost frame. */
  <T extends @Nullable Object> T inTab(String tab, Function<WebDriver, T> act) {
    turn.lock();
    try {
      driver.switchTo().window(tab);
      return act.apply(driver);
    } finally {
      turn.unlock();
    }
  }

  DevTools line(String tab, BiConsumer<String, JsonObject> events) {
    URI uri = URI.create("ws://" + address + "/devtools/page/" + tab);
    return DevTools.connect(client, uri, events);
  }

  /** Closes every tab of that context and forgets its cookies. */
  void dispose(String context) {
    line.call("Target.disposeBrowserContext", Map.of("browserContextId", context));
  }

  @Override
  public void close() {
    line.close();
    try {
      driver.quit();
    } catch (WebDriverException e) {
      // A driver that no longer answers is ended with its browser below.
    } finally {
      process.close();
      home.close();
    }
  }

  private static String address(RemoteWebDriver driver) {
    Object options = driver.getCapabilities().getCapability(OPTIONS);
    return options instanceof Map<?, ?> map
        ? String.valueOf(map.get("debuggerAddress"))
        : "nowhere";
  }

  private URI browserLine() {
    URI version = URI.create("http://" + address + "/json/version");
    try {
      String told =
          client
              .send(HttpRequest.newBuilder(version).timeout(LIMIT).build(), BodyHandlers.ofString())
              .body();
      return URI.create(
          text(JsonParser.parseString(told).getAsJsonObject(), "webSocketDebuggerUrl"));
    } catch (IOException e) {
      throw new PageException("Chrome's DevTools do not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PageException("interrupted while Chrome started", e);
    }
  }

  private static String text(JsonObject object, String name) {
    return String.valueOf(Json.text(object, name));
  }
}
