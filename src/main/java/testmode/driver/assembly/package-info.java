/**
 * Puts a run together: one Stripe for all scenarios, and for each scenario a world of its own whose
 * parts are handed out as ports. The only room that knows who is behind them.
 *
 * <p>Start reading at {@link testmode.driver.assembly.Assembly}. May import every room of the
 * driver and the doors of simulator, network and merchant; nobody in the driver imports it.
 */
@org.jspecify.annotations.NullMarked
package testmode.driver.assembly;
