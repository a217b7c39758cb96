/**
 * Stripe's test mode inside this JVM: a world per API key, reached over HTTP as api.stripe.com is,
 * with its own clock and seed. Every answer comes from state that earlier requests left behind,
 * never from a script.
 *
 * <p>Start reading at {@link testmode.simulator.StripeSimulator}, then {@code Pipeline}. May import
 * stripe-java, Gson and Commons CSV, and nothing else of ours.
 */
@org.jspecify.annotations.NullMarked
package testmode.simulator;
