package testmode.driver.sweep;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import testmode.driver.Flow;
import testmode.driver.MerchantApp.Visit;
import testmode.driver.Money;
import testmode.driver.ScenarioParts;
import testmode.driver.StripeLedger.Payment;
import testmode.driver.assembly.Assembly;
import testmode.driver.settings.Settings;

/** A run in test mode that begins payments and never comes to their end; killed from outside. */
public final class DyingRun {
  /** Comes after the last PaymentIntent. */
  public static final String READY = "ready";

  private DyingRun() {}

  /**
   * Prints its PaymentIntents, one a line.
   *
   * @param arguments where Stripe is
   */
  public static void main(String[] arguments) throws InterruptedException {
    Settings settings =
        Settings.read(
            Map.of("testmode.stripe.base", arguments[0], "testmode.seed", "7"), SharedAccount.KEYS);
    ScenarioParts parts = Assembly.open(settings).scenario("A shopper who never comes back", 7);
    for (Flow flow : Flow.values()) {
      String order = parts.merchant().placeOrder(flow, new Money(4000, "eur"));
      parts.merchant().pay(order, "pm_card_authenticationRequired", Visit.STAYS);
    }
    parts.ledger().payments().stream().map(Payment::id).forEach(System.out::println);
    System.out.println(READY);
    new CountDownLatch(1).await();
  }
}
