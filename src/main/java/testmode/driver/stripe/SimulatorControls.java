package testmode.driver.stripe;

import com.google.gson.JsonObject;
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
  private final InstantSource clock;
  private final InstantSource stamps;
  private final TimeControl time;
  private final SimulatorAccount account;
  private final Runnable end;

  private SimulatorControls(
      ControlDoor control,
      InstantSource clock,
      InstantSource stamps,
      TimeControl time,
      SimulatorAccount account,
      Runnable end) {
    this.control = control;
    this.clock = clock;
    this.stamps = stamps;
    this.time = time;
    this.account = account;
    this.end = end;
    account.waitsForReceivers(DELIVERY_LIMIT);
  }

  /**
   * Of an account as it is: the app that uses it lives by the machine's clock, checks signatures by
   * it, and goes on when the scenario ends.
   *
   * @param wall the machine's clock
   */
  public static SimulatorControls of(Web web, StripeAccess account, InstantSource wall) {
    ControlDoor control = door(web, account);
    SimulatorAccount settings = new SimulatorAccount(control);
    Runnable undo = settings.undo();
    settings.signsByTheWallClock();
    StripeTime time = new StripeTime(control);
    return new SimulatorControls(
        control,
        wall,
        wall,
        time,
        settings,
        () -> {
          control.post("deliveries/give-up", new JsonObject());
          undo.run();
          time.takeBack();
        });
  }

  /** Of an account without a past: what an earlier run may have left there is forgotten. */
  public static SimulatorControls ofNew(Web web, StripeAccess account) {
    ControlDoor control = door(web, account);
    control.delete("account");
    SharedClock clock = new SharedClock(SimulatorTime.read(control));
    return new SimulatorControls(
        control,
        clock,
        clock.flowing(),
        new SimulatorTime(control, clock),
        new SimulatorAccount(control),
        () -> control.delete("account"));
  }

  private static ControlDoor door(Web web, StripeAccess account) {
    return new ControlDoor(web, account.base(), account.secretKey());
  }

  /** What a launched merchant lives by, which stands until time is let pass; else the machine's. */
  public InstantSource clock() {
    return clock;
  }

  /** The same clock for records, which must tell the order of what happens while it stands. */
  public InstantSource stamps() {
    return stamps;
  }

  /** Moves the simulator's clock, and the one of a launched merchant. */
  public TimeControl time() {
    return time;
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

  /**
   * The scenario is over: the simulator forgets a new account and all that is in it; another one
   * gets back its settings and its time, and no event of the scenario is tried again.
   */
  public void end() {
    end.run();
  }
}
