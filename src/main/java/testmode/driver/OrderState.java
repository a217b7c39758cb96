package testmode.driver;

import java.util.Locale;

/** The state of an order in the merchant's books, in the words to which mapping files translate. */
public enum OrderState {
  PENDING(Outcome.NOT_PAID),
  REQUIRES_ACTION(Outcome.NOT_PAID),
  AUTHORIZED(Outcome.NOT_PAID),
  UNKNOWN(Outcome.UNKNOWN),
  PAID(Outcome.PAID),
  PARTIALLY_PAID(Outcome.NOT_PAID),
  OVERPAID(Outcome.PAID),
  FAILED(Outcome.NOT_PAID),
  CANCELLED(Outcome.NOT_PAID),
  PARTIALLY_REFUNDED(Outcome.PAID),
  REFUNDED(Outcome.PAID);

  private final Outcome outcome;

  OrderState(Outcome outcome) {
    this.outcome = outcome;
  }

  /** Whether the money came in, once. A refunded order was paid. */
  public Outcome outcome() {
    return outcome;
  }

  /** The name in mapping files and messages: {@code partially_refunded}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
