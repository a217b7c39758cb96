/**
 * Clears away what runs left open at Stripe that ended before they could clean up. It knows them by
 * the marks that our own shop writes, and touches nothing without them.
 *
 * <p>Start reading at {@link testmode.driver.sweep.Sweep}. May import the ports' values, {@code
 * stripe} (the marks), {@code gate} (the pace) and stripe-java.
 */
@org.jspecify.annotations.NullMarked
package testmode.driver.sweep;
