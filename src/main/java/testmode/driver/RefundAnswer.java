package testmode.driver;

import org.jspecify.annotations.Nullable;

/**
 * What the back office is told after asking for a refund.
 *
 * @param accepted whether the app took it
 * @param message the app's words, when it refused; null when nobody knows where they stand
 */
public record RefundAnswer(boolean accepted, @Nullable String message) {}
