package testmode.acceptance.evidence;

import org.jspecify.annotations.Nullable;

/**
 * A scenario that neither passed nor failed: Stripe itself, or the way there, was in trouble while
 * it played, so that what it saw says nothing about the shop.
 */
public final class CouldNotBeVerified extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** How every such message begins, which the report's categories know. */
  static final String BEGINNING = "Could not be verified: ";

  /**
   * @param why one clause: {@code Stripe answered 503 to POST /v1/refunds while it played}
   * @param seen what failed meanwhile; null when nothing was played
   */
  public CouldNotBeVerified(String why, @Nullable Throwable seen) {
    super(BEGINNING + why + ".", seen);
  }

  /** Walks no stack: it would lead to a hook. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
