package testmode.driver.assembly;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import testmode.driver.Ability;
import testmode.driver.AccountControl;
import testmode.driver.EventDeliveries;
import testmode.driver.TimeControl;
import testmode.driver.app.Patience;
import testmode.driver.stripe.StripeApiLedger;
import testmode.network.FaultyNetwork;

/** The Stripe that one scenario plays on: what differs between the simulator and test mode. */
interface ScenarioStripe {

  /** What a launched merchant lives by. */
  InstantSource clock();

  /** The same clock for records, which must tell the order of what happens. */
  InstantSource stamps();

  /**
   * Sees to it that events reach the network.
   *
   * @return what they are signed with, {@code whsec_…}
   */
  String webhookSecret(FaultyNetwork network);

  /** What the scenario can decide and look at; called once, after {@link #webhookSecret}. */
  Controls controls(FaultyNetwork network, StripeApiLedger ledger);

  /** What no scenario can have here, and why. */
  Map<Ability, String> lacking();

  /** How long our own shop waits for one answer, in real time. */
  Duration callLimit();

  /** What our own shop waits between its attempts. */
  List<Duration> callWaits();

  /** How long the shopper's browser waits. */
  Patience patience();

  /** Whether the bank's 3-D Secure page is one that only a browser can play. */
  boolean challengesNeedABrowser();

  /** What our own shop writes on everything that it makes at Stripe. */
  Map<String, String> marks();

  /** The ports to this Stripe. */
  record Controls(TimeControl time, EventDeliveries deliveries, AccountControl account) {}
}
