package testmode.driver;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What reaches the merchant's account for one charge.
 *
 * @param gross the charge in settlement currency, before fees
 * @param exchangeRate settlement units per presentment unit, both minor; null without conversion
 */
public record Settlement(Money gross, Money fee, Money net, @Nullable BigDecimal exchangeRate) {

  /** Equal amounts and an equal rate, however many zeros it is written with. */
  public boolean matches(Settlement other) {
    return gross.equals(other.gross)
        && fee.equals(other.fee)
        && net.equals(other.net)
        && (exchangeRate == null
            ? other.exchangeRate == null
            : other.exchangeRate != null && exchangeRate.compareTo(other.exchangeRate) == 0);
  }

  /** As in a sentence: {@code 42.47 USD, fee 1.53 USD, net 40.94 USD (rate 1.06173)}. */
  @Override
  public String toString() {
    return gross
        + ", fee "
        + fee
        + ", net "
        + net
        + (exchangeRate == null ? "" : " (rate " + exchangeRate.toPlainString() + ")");
  }
}
