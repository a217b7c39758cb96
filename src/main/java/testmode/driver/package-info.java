/**
 * The ports in which the suite speaks to a merchant app and to Stripe, and the values that pass
 * them. What implements them lives in the rooms below, and only {@code assembly} knows all of it.
 *
 * <pre>
 *   assembly ──▶ settings ──▶ mapping ──▶ web
 *      │  └────▶ app ───────▶ mapping, web
 *      ├───────▶ process
 *      ├───────▶ stripe ────▶ web
 *      ├───────▶ gate ◀─────── preflight ──▶ web
 *      │         gate ◀─────── sweep ──────▶ stripe
 *      └───────▶ recording ◀── drift ──────▶ web
 *
 *   audit ──▶ the network's record, and nothing else
 * </pre>
 *
 * <p>Start reading at {@link testmode.driver.MerchantApp}, then {@link
 * testmode.driver.ScenarioParts}. Commands enter {@code preflight}, {@code sweep} and {@code
 * drift}, the suite {@code audit}. May import the network's record and its masking, and no room of
 * the driver.
 */
@org.jspecify.annotations.NullMarked
package testmode.driver;
