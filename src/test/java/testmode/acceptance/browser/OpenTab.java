package testmode.acceptance.browser;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.openqa.selenium.HasCapabilities;
import testmode.driver.ShopperBrowser.Scene;

/** A program that opens a tab, says where its profile is, and waits to be stopped. */
final class OpenTab {

  private OpenTab() {}

  public static void main(String[] args) throws InterruptedException {
    Scene nowhere =
        new Scene(URI.create("http://127.0.0.1:1"), exchange -> {}, InstantSource.system());
    Tab tab = new RunBrowser(true).open(nowhere, Duration.ofSeconds(5));
    System.out.println(profile(tab));
    Thread.currentThread().join();
  }

  /** The folder of the browser that this tab belongs to. */
  static String profile(Tab tab) {
    return tab.act(
        driver -> {
          Object chrome = ((HasCapabilities) driver).getCapabilities().getCapability("chrome");
          return String.valueOf(((Map<?, ?>) chrome).get("userDataDir"));
        });
  }
}
