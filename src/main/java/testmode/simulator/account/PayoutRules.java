package testmode.simulator.account;

/**
 * How money leaves an account's balance for its bank.
 *
 * @param schedule whether Stripe pays out by itself
 * @param bank the bank account that payouts go to
 */
public record PayoutRules(Schedule schedule, TestBank bank) {

  /** When Stripe pays out. */
  public enum Schedule {
    /** Only what the merchant asks for. */
    MANUAL,
    /** All that is available, at every UTC midnight. */
    DAILY
  }

  /** By hand: a test that sums up a balance must not lose it to a midnight that it passes. */
  static PayoutRules defaults() {
    return new PayoutRules(Schedule.MANUAL, TestBank.SUCCEEDS);
  }
}
