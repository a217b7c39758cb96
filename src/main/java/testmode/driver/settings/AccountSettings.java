package testmode.driver.settings;

import java.net.URI;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which test-mode account to look after, for commands that play no scenario: {@code
 * STRIPE_SECRET_KEY} and {@code testmode.stripe.base}.
 *
 * <p>Reading contacts nothing, and refuses a live key wherever a key could stand.
 *
 * @param stripe where Stripe is; https, or on this machine
 * @param secretKey {@code sk_test_…} or {@code rk_test_…}
 */
public record AccountSettings(URI stripe, String secretKey) {

  /**
   * Reads them.
   *
   * @param option the command's own option for Stripe's address, name and value, which counts more
   *     than the property; null if it was not given
   * @throws SettingsException with every problem that there is
   */
  public static AccountSettings read(
      Map<String, String> properties,
      Map<String, String> environment,
      Map.@Nullable Entry<String, String> option) {
    return new SettingsReader(properties, environment).readAccount(option);
  }

  /** Those of this JVM: its system properties and environment. */
  public static AccountSettings ofThisJvm(Map.@Nullable Entry<String, String> option) {
    Properties all = System.getProperties();
    Map<String, String> properties = new TreeMap<>();
    all.stringPropertyNames().forEach(name -> properties.put(name, all.getProperty(name)));
    return read(properties, System.getenv(), option);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "AccountSettings[" + stripe + "]";
  }
}
