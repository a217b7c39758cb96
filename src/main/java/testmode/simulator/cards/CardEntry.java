package testmode.simulator.cards;

import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.VirtualClock;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;

/** What a shopper types beside the number, already found good. */
record CardEntry(int expMonth, int expYear, boolean cvcGiven) {
  private static final int MONTHS = 12;
  private static final int CENTURY = 2000;
  private static final int FURTHEST_YEARS = 50;

  /** What an alias such as {@code pm_card_visa} carries: this month, next year, a good code. */
  static CardEntry ofAlias(VirtualClock clock) {
    YearMonth now = now(clock);
    return new CardEntry(now.getMonthValue(), now.getYear() + 1, true);
  }

  /**
   * Reads {@code card[exp_month]}, {@code card[exp_year]}, {@code card[cvc]}.
   *
   * <p>ASSUMED: the wording of these three refusals and that a past month is a wrong month.
   */
  static CardEntry of(Form card, VirtualClock clock) {
    YearMonth expiry = expiry(required(card, "exp_month"), required(card, "exp_year"), now(clock));
    String cvc = card.text("cvc");
    if (cvc != null && !cvc.matches("\\d{3,4}")) {
      throw refused("invalid_cvc", "cvc", "Your card's security code is invalid.");
    }
    return new CardEntry(expiry.getMonthValue(), expiry.getYear(), cvc != null);
  }

  /** The same card with what a bank renewed: a month, a year, or both. */
  CardEntry renewed(Form card, VirtualClock clock) {
    Long month = card.integer("exp_month");
    Long year = card.integer("exp_year");
    YearMonth expiry =
        expiry(month == null ? expMonth : month, year == null ? expYear : year, now(clock));
    return new CardEntry(expiry.getMonthValue(), expiry.getYear(), cvcGiven);
  }

  private static YearMonth expiry(long month, long shortYear, YearMonth now) {
    long year = shortYear < CENTURY ? shortYear + CENTURY : shortYear;
    if (month < 1 || month > MONTHS) {
      throw refused(
          "invalid_expiry_month", "exp_month", "Your card's expiration month is invalid.");
    }
    if (year < now.getYear() || year > now.getYear() + FURTHEST_YEARS) {
      throw refused("invalid_expiry_year", "exp_year", "Your card's expiration year is invalid.");
    }
    if (year == now.getYear() && month < now.getMonthValue()) {
      throw refused(
          "invalid_expiry_month", "exp_month", "Your card's expiration month is invalid.");
    }
    return YearMonth.of((int) year, (int) month);
  }

  private static long required(Form card, String name) {
    @Nullable Long value = card.integer(name);
    if (value == null) {
      throw StripeError.parameterMissing(card.path(name));
    }
    return value;
  }

  private static StripeError refused(String code, String param, String message) {
    return StripeError.cardError(code, param, message);
  }

  private static YearMonth now(VirtualClock clock) {
    return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
  }
}
