package testmode.driver.audit;

/** What the audit looks for, and what helps. */
public enum Rule {
  /** A call that moves money without an {@code Idempotency-Key}. */
  NO_KEY(
      "no key",
      "Make a key for each attempt, write it into the books before the call, and send it with every"
          + " HTTP attempt of that call."),

  /** A key as SDKs make them up: one for each call of theirs. */
  MADE_UP_KEY(
      "a key made up for one call",
      "Give the call a key of your own. If it has one that stands in your books before the call,"
          + " put the order's name into it: then this remark goes."),

  /** Another key while it was not known what became of the first request. */
  NEW_KEY(
      "a new key for a retry",
      "Repeat the request under its first key until Stripe answers, or ask Stripe what became of it"
          + " before another one is made."),

  /** One key for requests that differ. */
  SHARED_KEY(
      "one key for two requests",
      "Make the key for one attempt with its parameters; another card, another amount or another"
          + " call takes another key."),

  /** One event, and an effect for each of its deliveries. */
  HANDLED_TWICE(
      "an event handled twice",
      "Write down that the event was handled together with what it caused, and look there first;"
          + " take the key of what it causes from the event or the order."),

  /** The key of a declined attempt, although the shopper asked anew. */
  DECLINE_REPEATED(
      "a decline repeated for ever", "Take a new key for each attempt that follows a decline.");

  private final String title;
  private final String advice;

  Rule(String title, String advice) {
    this.title = title;
    this.advice = advice;
  }

  /** A few words, as in the report. */
  public String title() {
    return title;
  }

  /** What to do about it, in a sentence. */
  public String advice() {
    return advice;
  }
}
