package testmode.driver.stripe;

import java.time.Duration;
import java.time.InstantSource;
import testmode.driver.AccountControl;
import testmode.driver.EventDeliveries;
import testmode.driver.StripeAccess;
import testmode.driver.TimeControl;
import testmode.driver.web.Web;

/** What a scenario can decide about one account of the simulator, over the control door. */
public final class SimulatorControls {

  /**
   * A receiver on a busy machine is slow, not gone: a delivery given up comes again only when
   * virtual hours pass.
   */
  private static final Duration DELIVERY_LIMIT = Duration.ofSeconds(60);

  private final ControlDoor control;
  private final SharedClock clock;
  private final InstantSource stamps;
  private final SimulatorAccount account;

  private SimulatorControls(ControlDoor control) {
    this.control = control;
    this.clock = new SharedClock(SimulatorTime.read(control));
    this.stamps = clock.flowing();
    this.account = new SimulatorAccount(control);
    account.waitsForReceivers(DELIVERY_LIMIT);
  }

  /** Of an account as it is: the app that uses it runs already. */
  public static SimulatorControls of(Web web, StripeAccess account) {
    return new SimulatorControls(door(web, account));
  }

  /** Of an account without a past: what an earlier run may have left there is forgotten. */
  public static SimulatorControls ofNew(Web web, StripeAccess account) {
    ControlDoor control = door(web, account);
    control.delete("account");
    return new SimulatorControls(control);
  }

  private static ControlDoor door(Web web, StripeAccess account) {
    return new ControlDoor(web, account.base(), account.secretKey());
  }

  /** What a launched merchant lives by; it stands until time is let pass. */
  public InstantSource clock() {
    return clock;
  }

  /** The same clock for records, which must tell the order of what happens while it stands. */
  public InstantSource stamps() {
    return stamps;
  }

  /** Moves that clock and the simulator's. */
  public TimeControl time() {
    return new SimulatorTime(control, clock);
  }

  /**
   * How the simulator delivers.
   *
   * @param secret of the webhook endpoint, {@code whsec_…}
   */
  public EventDeliveries deliveries(String secret) {
    return new SimulatorDeliveries(control, clock, secret);
  }

  /** The account's settings. */
  public AccountControl account() {
    return account;
  }

  /** The simulator forgets the account and all that is in it. */
  public void forget() {
    control.delete("account");
  }
}
