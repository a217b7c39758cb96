package testmode.driver.assembly;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.driver.Ability;
import testmode.driver.StripeAccess;
import testmode.driver.app.Patience;
import testmode.driver.stripe.Endpoint;
import testmode.driver.stripe.SimulatorControls;
import testmode.driver.stripe.StripeApiLedger;
import testmode.driver.web.Web;
import testmode.network.FaultyNetwork;

/** An account of the simulator, whose time, settings and deliveries the scenario decides. */
final class SimulatedStripe implements ScenarioStripe {

  /**
   * How long the reference shop waits for one answer of the simulator, in real time, as sockets do.
   *
   * <p>800 ms are far above what the simulator takes, on a busy machine too, and below the 1000 ms
   * by which the faults {@code slow} and {@code reply-late} delay, so that only a fault makes the
   * shop give up; and a call that loses all four of its answers costs a scenario 3.3 s.
   */
  private static final Duration CALL = Duration.ofMillis(800);

  /**
   * What the reference shop waits between its four attempts against the simulator: the 1, 2 and 4 s
   * that INT-018 asks for, in their proportion, at a hundredth of the length. The waits are real.
   */
  private static final List<Duration> WAITS =
      List.of(Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofMillis(40));

  private final StripeAccess account;
  private final SimulatorControls controls;
  private final @Nullable OutsideApp outside;
  private final Closing parts;
  private @Nullable String secret;

  /**
   * @param outside whose account it is, with a past and a future; null when it is the scenario's
   *     own, and so begins and ends with it
   */
  SimulatedStripe(StripeAccess account, @Nullable OutsideApp outside, Web web, Closing parts) {
    this.account = account;
    this.outside = outside;
    this.parts = parts;
    this.controls =
        outside == null
            ? SimulatorControls.ofNew(web, account)
            : SimulatorControls.of(web, account, outside.clock());
    parts.add(controls::end);
  }

  @Override
  public InstantSource clock() {
    return controls.clock();
  }

  @Override
  public InstantSource stamps() {
    return controls.stamps();
  }

  @Override
  public String webhookSecret(FaultyNetwork network) {
    if (outside != null && outside.registersItself()) {
      String own = outside.webhookSecret();
      secret = own == null ? "whsec_nobodys" : own;
      return secret;
    }
    Endpoint endpoint =
        outside == null
            ? Endpoint.create(account, network.webhookUri())
            : Endpoint.create(
                account, network.webhookUri(), outside.events(), outside.webhookSecret());
    secret = parts.add(endpoint).secret();
    return secret;
  }

  @Override
  public Controls controls(FaultyNetwork network, StripeApiLedger ledger) {
    if (secret == null) {
      throw new IllegalStateException("the endpoint is created before its deliveries are read");
    }
    return new Controls(controls.time(), controls.deliveries(secret), controls.account());
  }

  @Override
  public Map<Ability, String> lacking() {
    return Map.of();
  }

  @Override
  public Duration callLimit() {
    return CALL;
  }

  @Override
  public List<Duration> callWaits() {
    return WAITS;
  }

  @Override
  public Patience patience() {
    return Patience.SHORT;
  }

  @Override
  public boolean challengesNeedABrowser() {
    return false;
  }

  @Override
  public Map<String, String> marks() {
    return Map.of();
  }
}
