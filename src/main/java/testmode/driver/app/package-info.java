/**
 * Drives any merchant app over HTTP along its mapping file: the shopper with the browser, the back
 * office, and whoever posts to the webhook receiver. It translates and reports, and decides
 * nothing.
 *
 * <p>Start reading at {@link testmode.driver.app.MappedMerchant}, then {@link
 * testmode.driver.app.PaymentScripts}. May import the ports, {@code mapping}, {@code web} and the
 * network's doors, whose record it adds to.
 */
@org.jspecify.annotations.NullMarked
package testmode.driver.app;
