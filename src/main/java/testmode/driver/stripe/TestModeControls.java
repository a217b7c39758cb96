package testmode.driver.stripe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.driver.Ability;
import testmode.driver.AccountControl;
import testmode.driver.EventDeliveries;
import testmode.driver.TimeControl;

/** What is left to decide on Stripe's own test mode: nothing about time, settings or deliveries. */
public final class TestModeControls implements TimeControl, AccountControl, EventDeliveries {

  /** What scenarios have to do without there, and why. */
  public static final Map<Ability, String> LACKING =
      Map.of(
          Ability.VIRTUAL_TIME, "time cannot be moved in Stripe's test mode",
          Ability.ACCOUNT_SETTINGS, "account settings cannot be changed over Stripe's API",
          Ability.WEBHOOKS, "Stripe cannot reach this machine, and events are not fetched yet");

  private final InstantSource clock;
  private final @Nullable String webhookSecret;

  /**
   * @param webhookSecret of the endpoint that was set up by hand, {@code whsec_…}; null for none
   */
  public TestModeControls(InstantSource clock, @Nullable String webhookSecret) {
    this.clock = clock;
    this.webhookSecret = webhookSecret;
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public void pass(Duration duration) {
    throw new UnsupportedOperationException(LACKING.get(Ability.VIRTUAL_TIME));
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
    return new UnsupportedOperationException(LACKING.get(Ability.ACCOUNT_SETTINGS));
  }

  @Override
  public boolean quiet() {
    return true;
  }

  @Override
  public List<Delivery> all() {
    return List.of();
  }

  @Override
  public void redeliver(String event) {
    throw new UnsupportedOperationException(LACKING.get(Ability.WEBHOOKS));
  }

  @Override
  public SignedEvent signed(String eventJson) {
    if (webhookSecret == null) {
      throw new UnsupportedOperationException(
          "events cannot be signed: STRIPE_WEBHOOK_SECRET is not set");
    }
    return SimulatorDeliveries.signed(eventJson, webhookSecret, clock);
  }
}
