package testmode.simulator.account;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/**
 * What the control door may change about an account; a new value is a new record.
 *
 * @param settlementCurrency three lower-case letters
 * @param country two upper-case letters
 * @param feeBasisPoints the variable part of the fee, in hundredths of a per cent
 * @param feeFixed the fixed part of the fee, in minor units of the settlement currency
 * @param execution how long requests are held, and wait for each other
 * @param webhookTimeout how long a delivery waits for its answer, in real time
 * @param fx units of the settlement currency for one unit of the named currency, both major units
 * @param rateLimit requests per real second, 0 for no limit
 * @param disputeFee what Stripe takes for a dispute, in minor units of the settlement currency
 */
public record AccountSettings(
    String settlementCurrency,
    String country,
    int feeBasisPoints,
    long feeFixed,
    ExecutionTimes execution,
    WebhookRetries webhookRetries,
    Duration webhookTimeout,
    SignatureClock signatureClock,
    Map<String, BigDecimal> fx,
    int rateLimit,
    long disputeFee,
    PayoutRules payouts) {

  /** 15.00, recorded for accounts that settle in US and in Canadian dollars. */
  private static final long DISPUTE_FEE = 1500;

  /**
   * How long requests stay inside execution, in real time.
   *
   * @param held every POST, so that others can meet it there
   * @param lockTimeout a request that waits for an object which another one is changing; ASSUMED
   * @param readsWait whether a GET of such an object waits too, and is refused then; Stripe's
   *     sometimes are
   */
  public record ExecutionTimes(Duration held, Duration lockTimeout, boolean readsWait) {}

  /** Which clock the signature's {@code t} shows. */
  public enum SignatureClock {
    VIRTUAL,
    WALL
  }

  public AccountSettings {
    fx = Map.copyOf(fx);
  }

  /** A US account with US pricing. */
  public static AccountSettings defaults() {
    return new AccountSettings(
        "usd",
        "US",
        290,
        30,
        new ExecutionTimes(Duration.ZERO, Duration.ofSeconds(2), false),
        WebhookRetries.TEST,
        Duration.ofSeconds(10),
        SignatureClock.VIRTUAL,
        Map.of(),
        0,
        DISPUTE_FEE,
        PayoutRules.defaults());
  }

  /** The same but for what a simulator is started with. */
  public AccountSettings with(SignatureClock clock, int limit) {
    return new AccountSettings(
        settlementCurrency,
        country,
        feeBasisPoints,
        feeFixed,
        execution,
        webhookRetries,
        webhookTimeout,
        clock,
        fx,
        limit,
        disputeFee,
        payouts);
  }
}
