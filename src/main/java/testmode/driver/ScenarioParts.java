package testmode.driver;

/**
 * What one scenario plays with; closing it leaves nothing behind.
 *
 * @param seed decides every chance of this scenario
 */
public record ScenarioParts(
    long seed,
    StripeAccess stripe,
    MerchantApp merchant,
    StripeLedger ledger,
    FaultControl faults,
    TimeControl time,
    EventDeliveries deliveries,
    AccountControl account,
    Runnable closing)
    implements AutoCloseable {

  @Override
  public void close() {
    closing.run();
  }
}
