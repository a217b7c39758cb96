/**
 * The one door to a Stripe account that is shared and limited: whatever a run sends there passes
 * it, at a pace that Stripe allows, and what Stripe itself could not do is told apart from what the
 * shop did wrong.
 *
 * <p>Start reading at {@link testmode.driver.gate.StripeGate}. May import {@code testmode.http};
 * nothing else of ours.
 */
@org.jspecify.annotations.NullMarked
package testmode.driver.gate;
