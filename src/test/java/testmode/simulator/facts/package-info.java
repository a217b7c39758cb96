/**
 * Where a contract test of the simulator says how sure its expectation is: what Stripe documents,
 * what was seen in its test mode, what we assume, and where we differ on purpose.
 *
 * <p>Start reading at {@link testmode.simulator.facts.StripeFact}. Imports nothing of ours.
 */
@org.jspecify.annotations.NullMarked
package testmode.simulator.facts;
