package testmode.driver.drift;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import testmode.driver.recording.KeptExchange;

/**
 * The recorded time on the simulator's clock: as long after its beginning as what Stripe stamped
 * was after the first stamp of the recording.
 */
final class Moments {

  /**
   * What Stripe brought a little sooner than the simulator does; the simulator's short delays are 1
   * to 5 seconds.
   */
  private static final long SLACK_MILLIS = 10_000;

  /** Requests name times to filter by them, or to set an end. */
  private static final Pattern TIME =
      Pattern.compile("(created|available_on|arrival_date)(\\[\\w+])?|expires_at");

  private static final Pattern SECONDS = Pattern.compile("\\d{10}");

  private final SimulatedAccount account;
  private final Stamps stamps;
  private final long beganMillis;
  private final long firstSecond;
  private final long firstMillis;

  /**
   * @param exchanges in the order in which Stripe acted
   */
  Moments(List<KeptExchange> exchanges, SimulatedAccount account) {
    this.account = account;
    this.stamps = new Stamps(exchanges);
    this.beganMillis = account.nowMillis();
    KeptExchange first =
        exchanges.stream()
            .filter(exchange -> stamps.latest(exchange) > 0)
            .findFirst()
            .orElse(exchanges.get(0));
    this.firstMillis = first.atMillis();
    this.firstSecond =
        stamps.latest(first) > 0
            ? stamps.latest(first)
            : TimeUnit.MILLISECONDS.toSeconds(first.atMillis());
  }

  /** Lets time pass until what was stamped then can be stamped now. */
  void before(KeptExchange exchange) {
    long passed = stamps.latest(exchange) - firstSecond;
    if (passed > 0) {
      account.advanceTo(beganMillis + TimeUnit.SECONDS.toMillis(passed));
    }
  }

  /**
   * Lets time pass until the next thing has come by itself.
   *
   * @return false when nothing comes until then
   */
  boolean onwards(KeptExchange exchange) {
    Long due = account.nextDueMillis();
    long limit = beganMillis + (exchange.atMillis() - firstMillis) + SLACK_MILLIS;
    if (due == null || due > limit) {
      return false;
    }
    // Told in whole milliseconds: what is due within the one that is told has come after it.
    account.advanceTo(Math.max(due, account.nowMillis()) + 1);
    return true;
  }

  /** A parameter that names a time, as far from the beginning as it was. */
  String shifted(String parameter, String value) {
    return TIME.matcher(parameter).matches() && SECONDS.matcher(value).matches()
        ? String.valueOf(
            Long.parseLong(value) - firstSecond + TimeUnit.MILLISECONDS.toSeconds(beganMillis))
        : value;
  }
}
