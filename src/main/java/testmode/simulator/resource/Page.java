package testmode.simulator.resource;

/**
 * A page for a browser, outside {@code /v1} and without an API key; it takes the account's lock
 * itself.
 */
@FunctionalInterface
public interface Page {
  PageAnswer show(PageCall call);
}
