/**
 * Asks a Stripe account, before anything is run on it, whether its keys can do what a run needs:
 * with reads, and with writes that Stripe refuses. What lacks is told all at once, each with its
 * remedy.
 *
 * <p>Start reading at {@link testmode.driver.preflight.Preflight}. May import the ports' values,
 * {@code gate}, {@code web} and stripe-java.
 */
@org.jspecify.annotations.NullMarked
package testmode.driver.preflight;
