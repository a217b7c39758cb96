/**
 * The ports in which the suite speaks to a merchant app and to Stripe, and the values that pass
 * them. What implements them lives in the rooms below, and only {@code assembly} knows all of it.
 *
 * <pre>
 *   assembly ──▶ settings ──▶ mapping ──▶ web
 *      │  └────▶ app ───────▶ mapping, web     all rooms but web ──▶ the ports
 *      ├───────▶ process
 *      ├───────▶ stripe ────▶ web
 *      ├───────▶ gate
 *      └───────▶ recording ◀── drift ──▶ web    (drift is entered by a command alone)
 * </pre>
 *
 * <p>Start reading at {@link testmode.driver.MerchantApp}, then {@link
 * testmode.driver.ScenarioParts}. May import the network's record, and no room of the driver.
 */
@org.jspecify.annotations.NullMarked
package testmode.driver;
