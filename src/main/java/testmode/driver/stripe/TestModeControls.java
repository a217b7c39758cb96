package testmode.driver.stripe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import testmode.driver.Ability;
import testmode.driver.AccountControl;
import testmode.driver.TimeControl;

/** What is left to decide on Stripe's own test mode: nothing about time or settings. */
public final class TestModeControls implements TimeControl, AccountControl {

  private static final String NO_TIME = "time cannot be moved in Stripe's test mode";
  private static final String NO_SETTINGS = "account settings cannot be changed over Stripe's API";
  static final String DELIVERED_BY_STRIPE =
      "Stripe delivers the events itself (testmode.webhooks=stripe), past the harness";

  private static final String REGISTERS_ITSELF =
      "the app registers its endpoint at Stripe itself, and Stripe's test mode takes no address on"
          + " this machine";

  private final InstantSource clock;

  public TestModeControls(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * What scenarios have to do without there, and why.
   *
   * @param deliveredByStripe whether events go past the harness
   */
  public static Map<Ability, String> lacking(boolean deliveredByStripe) {
    Map<Ability, String> lacking = new EnumMap<>(Ability.class);
    lacking.put(Ability.STRIPE_TIME, NO_TIME);
    lacking.put(Ability.VIRTUAL_TIME, NO_TIME);
    lacking.put(Ability.ACCOUNT_SETTINGS, NO_SETTINGS);
    if (deliveredByStripe) {
      lacking.put(Ability.EVENTS_IN_HAND, DELIVERED_BY_STRIPE);
    }
    return lacking;
  }

  /**
   * As {@link #lacking(boolean)}, for an app that may register its endpoint itself ({@code
   * webhook.registered}): fetched events cannot be led to it, since nobody else makes its secret.
   */
  public static Map<Ability, String> lacking(boolean deliveredByStripe, boolean registersItself) {
    Map<Ability, String> lacking = lacking(deliveredByStripe);
    if (registersItself && !deliveredByStripe) {
      lacking.put(Ability.WEBHOOKS, REGISTERS_ITSELF);
    }
    return lacking;
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public void pass(Duration duration) {
    throw new UnsupportedOperationException(NO_TIME);
  }

  @Override
  public void settlesIn(String currency, Map<String, String> rates) {
    throw noSettings();
  }

  @Override
  public void retriesEventsAs(String schedule) {
    throw noSettings();
  }

  @Override
  public void executionTakes(Duration duration) {
    throw noSettings();
  }

  private static UnsupportedOperationException noSettings() {
    return new UnsupportedOperationException(NO_SETTINGS);
  }
}
