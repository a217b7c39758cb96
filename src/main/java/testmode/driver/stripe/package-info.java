/**
 * Stripe's side of a scenario: the ledger read through its public API, what the simulator lets a
 * scenario decide (time, account, deliveries), and the faults on the way there. The same ports hold
 * in Stripe's own test mode, where most of it cannot be decided.
 *
 * <p>Start reading at {@link testmode.driver.stripe.StripeApiLedger}, then {@link
 * testmode.driver.stripe.SimulatorControls}. May import the ports, {@code web}, the network's doors
 * and stripe-java; never the simulator, which is reached over HTTP.
 */
@org.jspecify.annotations.NullMarked
package testmode.driver.stripe;
