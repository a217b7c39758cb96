/**
 * The suite: features' steps and language, the oracle, the evidence, and what runs them.
 *
 * <p>Start reading at {@link testmode.acceptance.RunFeaturesIT}. May import the driver and the
 * doors of the parts.
 */
@org.jspecify.annotations.NullMarked
package testmode.acceptance;
