package testmode.simulator.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.account.AccountSettings;

/**
 * Writes the balance transactions of one account: what charges, refunds and disputes do to its
 * money. Each verb answers the id of the row it wrote.
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
  private final Availability availability = new Availability();

  public Ledger(ExchangeRates rates) {
    this.rates = rates;
  }

  /** When money becomes available, and who wants to know. */
  public Availability availability() {
    return availability;
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
    Instant now = account.clock().instant();
    return keep(
        account,
        new Entry(
            "charge",
            "charge",
            captured.source(),
            amount,
            new Entry.Fee(fee(settings, amount, cardCountry), "Stripe processing fees"),
            rate,
            captured.description(),
            availableAtOnce ? now.getEpochSecond() : Entry.later(now)));
  }

  /** The row of a refund: the fee of the charge is not given back. */
  public String refund(Account account, Movement refunded) {
    String description = refunded.description();
    Exchange rate = rates.forRefund(account.settings(), refunded.currency());
    return keep(
        account,
        new Entry(
            "refund",
            "refund",
            refunded.source(),
            -converted(refunded.amount(), rate),
            null,
            rate,
            "REFUND FOR CHARGE" + (description == null ? "" : " (" + description + ")"),
            later(account)));
  }

  /**
   * The row of a refund that failed: the money comes back.
   *
   * <p>ASSUMED: exactly the amount that the refund took, and the description.
   *
   * @param taken the id of the refund's own row
   */
  public String refundFailure(Account account, String refund, String currency, String taken) {
    return keep(
        account,
        new Entry(
            "refund_failure",
            "refund_failure",
            refund,
            -BalanceTransactions.shelf(account).get(taken).number("amount"),
            null,
            rates.forRefund(account.settings(), currency),
            "REFUND FAILURE",
            later(account)));
  }

  /**
   * The row of a dispute that takes its money, and Stripe's fee for it.
   *
   * <p>Recorded: no exchange rate is shown, though the amount is converted; the money leaves what
   * is available if the charge is not in the ledger yet, and waits like the charge's own if it is.
   *
   * @param disputed source: the dispute; description: of the row
   * @param charged the id of the charge's row, or null if it has none yet
   */
  public String disputed(Account account, Movement disputed, @Nullable String charged) {
    Exchange rate = rates.forRefund(account.settings(), disputed.currency());
    long now = account.clock().epochSecond();
    return keep(
        account,
        new Entry(
            "adjustment",
            "dispute",
            disputed.source(),
            -converted(disputed.amount(), rate),
            new Entry.Fee(account.settings().disputeFee(), "Dispute fee"),
            null,
            disputed.description(),
            charged == null
                ? now
                : Math.max(
                    now, BalanceTransactions.shelf(account).get(charged).number("available_on"))));
  }

  /**
   * The row of a dispute that was won: the money comes back, the fee does not (recorded).
   *
   * @param taken the id of the row that took the money
   */
  public String disputeWon(Account account, String dispute, String taken, String description) {
    return keep(
        account,
        new Entry(
            "adjustment",
            "dispute_reversal",
            dispute,
            -BalanceTransactions.shelf(account).get(taken).number("amount"),
            null,
            null,
            description,
            later(account)));
  }

  /**
   * A row that moves money between the balance and the bank.
   *
   * @param type also the reporting category
   * @param payout the id of the payout that moves it
   * @param amount signed, in minor units of the settlement currency
   * @param availableOn seconds
   */
  public String bank(
      Account account,
      String type,
      String payout,
      long amount,
      String description,
      long availableOn) {
    return keep(
        account, new Entry(type, type, payout, amount, null, null, description, availableOn));
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

  private static long later(Account account) {
    return Entry.later(account.clock().instant());
  }

  private String keep(Account account, Entry entry) {
    BalanceTransaction row = BalanceTransaction.of(account, entry);
    BalanceTransactions.shelf(account).put(row);
    availability.watch(account, row);
    return row.id();
  }
}
