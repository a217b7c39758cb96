package testmode.simulator;

import testmode.simulator.fixtures.TableException;

/**
 * A table under {@code fixtures/} is missing or malformed.
 *
 * <p>The message is one sentence: file, line, what is wrong, and what is allowed. Thrown when a
 * simulator starts, so a bad table never shows up as a strange answer later.
 */
public final class FixtureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FixtureException(TableException bad) {
    super(bad.getMessage(), bad);
  }
}
