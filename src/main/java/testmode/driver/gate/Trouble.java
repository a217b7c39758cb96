package testmode.driver.gate;

/**
 * Something that Stripe, or the way there, could not do: nothing that a shop is to blame for.
 *
 * @param what one clause, without keys: {@code Stripe answered 503 to POST /v1/refunds}
 */
public record Trouble(Kind kind, String what) {

  /** What is to be done about it differs. */
  public enum Kind {
    /** Nothing listens there, or the connection broke. */
    UNREACHABLE,
    /** A 5xx of Stripe's own. */
    BROKEN,
    /** The run's key was refused: revoked, expired, or without a permission. */
    KEY_REFUSED,
    /** Too many requests, however long they were held back. */
    STILL_LIMITED
  }
}
