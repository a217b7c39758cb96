/**
 * What is left after a run for people to read and sign: the one-page sign-off, and with every
 * scenario a diagram of who said what to whom, the money on both sides, and everything that passed
 * the network, masked.
 *
 * <p>Start reading at {@link testmode.acceptance.evidence.Evidence} (per scenario) and {@link
 * testmode.acceptance.evidence.SignOffPlugin} (per run). May import the driver, the network's
 * records, what a browser showed, the selection, Cucumber's plugin interface, Allure and PlantUML.
 */
@org.jspecify.annotations.NullMarked
package testmode.acceptance.evidence;
