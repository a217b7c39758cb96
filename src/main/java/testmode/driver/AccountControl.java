package testmode.driver;

import java.time.Duration;
import java.util.Map;

/** Settings of the Stripe account, where they can be chosen: the simulator's. */
public interface AccountControl {

  /**
   * The currency in which the merchant is paid out, and how many of its units one unit of another
   * one brings.
   */
  void settlesIn(String currency, Map<String, String> rates);

  /** {@code test} or {@code live}: by which schedule undelivered events are sent again. */
  void retriesEventsAs(String schedule);

  /** Holds each request this long (real time) inside execution. */
  void executionTakes(Duration duration);
}
