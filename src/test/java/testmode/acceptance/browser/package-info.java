/**
 * The shopper's browser: one headless Chrome for a run, a tab with cookies of its own for a
 * scenario, and the pages that shoppers meet in it. Nothing is downloaded: Chrome and chromedriver
 * are looked for on the machine.
 *
 * <p>Start reading at {@link testmode.acceptance.browser.ScenarioBrowser}, then {@link
 * testmode.acceptance.browser.Tab} and the pages. May import the driver's ports, the network's
 * record and Selenium, which nobody else imports.
 */
@org.jspecify.annotations.NullMarked
package testmode.acceptance.browser;
