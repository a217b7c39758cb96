package testmode.simulator;

/**
 * A page for a browser, outside {@code /v1} and without an API key; it takes the account's lock
 * itself.
 */
@FunctionalInterface
interface Page {
  PageAnswer show(PageCall call);
}
