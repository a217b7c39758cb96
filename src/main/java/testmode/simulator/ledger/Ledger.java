package testmode.simulator.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.account.AccountSettings;

/**
 * Writes the balance transactions of one account: what each charge and refund does to its money.
 */
public final class Ledger {
  private static final BigDecimal BASIS_POINTS = BigDecimal.valueOf(10_000);

  /**
   * What a foreign card costs on top, in basis points, by the account's country: Stripe's published
   * prices for CA and US, and what was recorded of SG. Elsewhere there are more than two kinds of
   * cards, and the surcharge is 0 here.
   */
  private static final Map<String, Integer> FOREIGN = Map.of("CA", 80, "SG", 50, "US", 150);

  private final ExchangeRates rates;

  public Ledger(ExchangeRates rates) {
    this.rates = rates;
  }

  /**
   * The row of a captured charge: its amount and Stripe's fee. Answers the row's id.
   *
   * @param cardCountry two upper-case letters; a foreign card costs more
   */
  public String charge(
      Account account, Movement captured, String cardCountry, boolean availableAtOnce) {
    AccountSettings settings = account.settings();
    Exchange rate = rates.forCharge(settings, captured.currency());
    long amount = converted(captured.amount(), rate);
    return keep(
        account,
        BalanceTransaction.of(
            account,
            "charge",
            captured.source(),
            amount,
            fee(settings, amount, cardCountry),
            rate,
            captured.description(),
            availableAtOnce));
  }

  /** The row of a refund: the fee of the charge is not given back. Answers the row's id. */
  public String refund(Account account, Movement refunded) {
    String description = refunded.description();
    Exchange rate = rates.forRefund(account.settings(), refunded.currency());
    return keep(
        account,
        BalanceTransaction.of(
            account,
            "refund",
            refunded.source(),
            -converted(refunded.amount(), rate),
            0,
            rate,
            "REFUND FOR CHARGE" + (description == null ? "" : " (" + description + ")"),
            false));
  }

  /**
   * The row of a refund that failed: the money comes back. Answers the row's id.
   *
   * <p>ASSUMED: exactly the amount that the refund took, and the description.
   *
   * @param taken the id of the refund's own row
   */
  public String refundFailure(Account account, String refund, String currency, String taken) {
    return keep(
        account,
        BalanceTransaction.of(
            account,
            "refund_failure",
            refund,
            -BalanceTransactions.shelf(account).get(taken).number("amount"),
            0,
            rates.forRefund(account.settings(), currency),
            "REFUND FAILURE",
            false));
  }

  /** The variable part half up, plus the fixed part, in the settlement currency. */
  static long fee(AccountSettings settings, long amount, String cardCountry) {
    boolean foreign = !cardCountry.equals(settings.country());
    int surcharge = foreign ? FOREIGN.getOrDefault(settings.country(), 0) : 0;
    return BigDecimal.valueOf(amount)
            .multiply(BigDecimal.valueOf(settings.feeBasisPoints() + surcharge))
            .divide(BASIS_POINTS, 0, RoundingMode.HALF_UP)
            .longValueExact()
        + settings.feeFixed();
  }

  private static long converted(long amount, @Nullable Exchange rate) {
    return rate == null ? amount : rate.convert(amount);
  }

  private static String keep(Account account, BalanceTransaction row) {
    return BalanceTransactions.shelf(account).put(row).id();
  }
}
