package testmode.driver;

/** What is known of a payment: unknown is a state of its own, never a guess. */
public enum Outcome {
  PAID("paid"),
  NOT_PAID("not paid"),
  UNKNOWN("unknown");

  private final String word;

  Outcome(String word) {
    this.word = word;
  }

  /** As features write it. */
  public String word() {
    return word;
  }
}
