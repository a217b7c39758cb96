/**
 * Asks the simulator what was asked of Stripe, and says where its answers differ from the recorded
 * ones, field by field, and how sure the simulated behaviour is. The simulator is reached over
 * HTTP, wherever it runs.
 *
 * <p>Start reading at {@link testmode.driver.drift.Drift}, then {@code Chain}, which asks one
 * recording's requests in their order. May import the ports' values, {@code recording}, {@code
 * web}, the network's masking and Commons CSV.
 */
@org.jspecify.annotations.NullMarked
package testmode.driver.drift;
