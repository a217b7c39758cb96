/**
 * The ports in which scenarios speak, and what implements them: a merchant app behind a mapping
 * file, the shopper at the keyboard, Stripe's ledger through its public API, the faults of the
 * network, the passing of time.
 *
 * <p>Start reading at {@link testmode.driver.MerchantApp}, then {@link testmode.driver.Assembly}.
 * May import the doors of simulator, network and merchant, and stripe-java; never a test library.
 */
@org.jspecify.annotations.NullMarked
package testmode.driver;
