package testmode.driver;

import java.time.Duration;
import java.util.Map;

/** Settings of the Stripe account, where they can be chosen: the simulator's. */
public interface AccountControl {

  /**
   * The currency in which the merchant is paid out, and what other currencies are worth in it.
   *
   * <p>Rates are mid-market, between major units: {@code usd} with {@code eur → 1.10} says that one
   * euro is worth 1.10 dollars. Stripe keeps its conversion fee of 2 % inside the rate of a charge,
   * which is therefore converted at 1.078 (98 % of the rate); a refund is converted at 1.10 itself
   * and so costs more than the charge brought.
   *
   * @param currency a lower-case ISO 4217 code
   * @param rates currency to a decimal; currencies that are not named have the simulator's own
   *     rates
   */
  void settlesIn(String currency, Map<String, String> rates);

  /** {@code test} or {@code live}: by which schedule undelivered events are sent again. */
  void retriesEventsAs(String schedule);

  /** Holds each request this long (real time) inside execution. */
  void executionTakes(Duration duration);
}
