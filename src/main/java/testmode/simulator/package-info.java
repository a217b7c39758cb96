/**
 * Stripe's test mode inside this JVM: a world per API key, reached over HTTP as api.stripe.com is,
 * with its own clock and seed. Every answer comes from state that earlier requests left behind,
 * never from a script.
 *
 * <p>This package is the door; the rooms behind it are nobody else's. A request comes in through
 * {@code wire}, passes the {@code pipeline}, finds its {@code account}, and is answered by a room
 * of resources: {@code cards}, {@code payments}, {@code setup}, {@code refunds}, {@code disputes},
 * {@code catalog}, {@code checkout}, {@code ledger}, {@code payouts}, {@code events}, each built on
 * {@code resource}; {@code challenges} stands between a shopper and their bank. {@code fixtures}
 * reads their tables, {@code control} moves the clock.
 *
 * <p>Start reading at {@link testmode.simulator.StripeSimulator}, then {@code pipeline.Pipeline}.
 * May import its rooms and {@code testmode.http}, and nothing else of ours; no room imports it.
 */
@org.jspecify.annotations.NullMarked
package testmode.simulator;
