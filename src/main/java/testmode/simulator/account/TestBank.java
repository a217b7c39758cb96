package testmode.simulator.account;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's test bank accounts: the number says how a payout to it ends.
 *
 * <p>The numbers and failure codes are documented. ASSUMED: the failure messages.
 *
 * @see <a href="https://docs.stripe.com/connect/testing#account-numbers">Stripe: test account
 *     numbers</a>
 */
public enum TestBank {
  SUCCEEDS("000123456789", null, null),
  NO_ACCOUNT(
      "000111111116", "no_account", "No bank account could be found with the details on file."),
  ACCOUNT_CLOSED("000111111113", "account_closed", "The bank account has been closed."),
  INSUFFICIENT_FUNDS(
      "000222222227",
      "insufficient_funds",
      "Your Stripe account has insufficient funds to cover the payout."),
  DEBIT_NOT_AUTHORIZED(
      "000333333335",
      "debit_not_authorized",
      "Debit transactions are not approved on your bank account."),
  INVALID_CURRENCY(
      "000444444440",
      "invalid_currency",
      "The bank was unable to process this payout because of its currency.");

  private final String number;
  private final @Nullable String failureCode;
  private final @Nullable String failureMessage;

  TestBank(String number, @Nullable String failureCode, @Nullable String failureMessage) {
    this.number = number;
    this.failureCode = failureCode;
    this.failureMessage = failureMessage;
  }

  /** The bank account of this number, or null if Stripe documents none. */
  public static @Nullable TestBank of(String number) {
    return Arrays.stream(values())
        .filter(bank -> bank.number.equals(number))
        .findFirst()
        .orElse(null);
  }

  /** Every documented number. */
  public static List<String> numbers() {
    return Arrays.stream(values()).map(TestBank::number).toList();
  }

  public String number() {
    return number;
  }

  /** Why a payout to it fails, or null if it arrives. */
  public @Nullable String failureCode() {
    return failureCode;
  }

  public @Nullable String failureMessage() {
    return failureMessage;
  }
}
