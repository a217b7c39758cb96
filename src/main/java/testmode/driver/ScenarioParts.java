package testmode.driver;

import java.util.Map;

/**
 * What one scenario plays with; closing it leaves nothing behind.
 *
 * @param seed decides every chance of this scenario
 * @param world a name that no other scenario has, also none of another run on the same account; in
 *     letters and digits
 * @param marks metadata for what a scenario makes at Stripe without the merchant, so that it can be
 *     found if the run dies; empty on the simulator
 */
public record ScenarioParts(
    long seed,
    String world,
    Map<String, String> marks,
    StripeAccess stripe,
    MerchantApp merchant,
    StripeLedger ledger,
    FaultControl faults,
    TimeControl time,
    EventDeliveries deliveries,
    AccountControl account,
    Runnable closing)
    implements AutoCloseable {

  public ScenarioParts {
    marks = Map.copyOf(marks);
  }

  @Override
  public void close() {
    closing.run();
  }
}
