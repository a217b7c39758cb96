package testmode.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Writes the balance transactions of one account: what each charge and refund does to its money.
 */
final class Ledger {
  private static final BigDecimal BASIS_POINTS = BigDecimal.valueOf(10_000);

  private final ExchangeRates rates;

  Ledger(ExchangeRates rates) {
    this.rates = rates;
  }

  /** Gives a captured charge its row, and stores the charge that names it. */
  Charge book(Account account, String id) {
    PaymentRecords records = PaymentRecords.of(account);
    Charge charge = records.charges.get(id);
    TestCard card = records.methods.get(charge.string("payment_method")).card();
    return records.charges.put(charge.booked(charge(account, charge, card).id()));
  }

  /** The row of a captured charge: its amount and Stripe's fee. */
  private BalanceTransaction charge(Account account, Charge charge, TestCard card) {
    AccountSettings settings = account.settings();
    Exchange rate = rates.forCharge(settings, charge.currency());
    long amount = converted(charge.number("amount_captured"), rate);
    return keep(
        account,
        BalanceTransaction.of(
            account,
            "charge",
            charge.id(),
            amount,
            fee(settings, amount),
            rate,
            charge.text("description"),
            card.is(CardBehaviour.AVAILABLE_AT_ONCE)));
  }

  /** The row of a refund: the fee of the charge is not given back. */
  BalanceTransaction refund(Account account, Charge charge, String refund, long amount) {
    String description = charge.text("description");
    Exchange rate = rates.forRefund(account.settings(), charge.currency());
    return keep(
        account,
        BalanceTransaction.of(
            account,
            "refund",
            refund,
            -converted(amount, rate),
            0,
            rate,
            "REFUND FOR CHARGE" + (description == null ? "" : " (" + description + ")"),
            false));
  }

  /**
   * The row of a refund that failed: the money comes back.
   *
   * <p>ASSUMED: exactly the amount that the refund took, and the description.
   */
  BalanceTransaction refundFailure(Account account, Refund refund, BalanceTransaction taken) {
    return keep(
        account,
        BalanceTransaction.of(
            account,
            "refund_failure",
            refund.id(),
            -taken.number("amount"),
            0,
            rates.forRefund(account.settings(), refund.string("currency")),
            "REFUND FAILURE",
            false));
  }

  /** The variable part half up, plus the fixed part, in the settlement currency. */
  static long fee(AccountSettings settings, long amount) {
    return BigDecimal.valueOf(amount)
            .multiply(BigDecimal.valueOf(settings.feeBasisPoints()))
            .divide(BASIS_POINTS, 0, RoundingMode.HALF_UP)
            .longValueExact()
        + settings.feeFixed();
  }

  private static long converted(long amount, @Nullable Exchange rate) {
    return rate == null ? amount : rate.convert(amount);
  }

  private static BalanceTransaction keep(Account account, BalanceTransaction row) {
    return PaymentRecords.of(account).ledger.put(row);
  }
}
