/**
 * An app that is started for a run: its shell, its output, and its end together with everything
 * that it started itself. Nothing is known here of mapping files or of Stripe.
 *
 * <p>Start reading at {@link testmode.driver.process.StartedApp}. May import the ports.
 */
@org.jspecify.annotations.NullMarked
package testmode.driver.process;
