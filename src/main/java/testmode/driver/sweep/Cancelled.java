package testmode.driver.sweep;

/**
 * What came of canceling one leftover.
 *
 * @param open whether it is still open, and a later sweep will find it again
 * @param words {@code canceled}, or why not
 */
public record Cancelled(boolean open, String words) {}
