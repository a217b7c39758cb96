package testmode.driver.drift;

import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import testmode.driver.NotUpException;
import testmode.driver.recording.Recording;
import testmode.driver.web.Web;

/**
 * Compares recordings with a simulator, each in an account of its own that is forgotten afterwards.
 *
 * <pre>
 * recorded request ─▶ Translation ─▶ simulator ─▶ answer ─▶ Comparison ◀─ recorded answer
 *                     ids, secrets,                            │
 *                     times of this run  ◀────── learns ───────┘
 * </pre>
 */
public final class Drift {

  private final Web web;
  private final URI simulator;

  private Drift(Web web, URI simulator) {
    this.web = web;
    this.simulator = simulator;
  }

  /**
   * @param simulator where one runs
   * @throws NotUpException when nobody, or somebody else, answers there
   */
  public static Drift against(URI simulator) {
    Drift drift = new Drift(new Web(), URI.create(simulator.toString().replaceFirst("/$", "")));
    try (SimulatedAccount looked = drift.account("looksin")) {
      looked.begin();
    }
    return drift;
  }

  /**
   * Asks the simulator everything in the recording again, in order.
   *
   * @throws NotUpException when the simulator goes away
   */
  public Compared compare(Recording recording) {
    Set<Long> futile = new HashSet<>();
    Optional<Compared> compared = Optional.empty();
    while (compared.isEmpty()) {
      try (SimulatedAccount account =
          account("x" + Integer.toHexString(recording.name().hashCode()))) {
        compared = new Chain(recording, account, futile).play();
      }
    }
    return compared.get();
  }

  private SimulatedAccount account(String name) {
    return new SimulatedAccount(web, simulator, "drift" + name);
  }
}
