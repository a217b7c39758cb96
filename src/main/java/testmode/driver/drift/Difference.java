package testmode.driver.drift;

import testmode.network.Masking;

/**
 * One place where the simulator answers otherwise than what was recorded.
 *
 * @param exchange its number in the recording
 * @param method of the request
 * @param path of the request, as recorded
 * @param at {@code status}, {@code header request-id}, or the place in the body: {@code
 *     $.error.code}
 * @param recorded the value there, in short; or that there is none
 * @param simulated the same
 * @param alone whether no other call was at Stripe at the same time; else the order in which Stripe
 *     acted is a guess, and the difference may be one of order
 */
public record Difference(
    long exchange,
    String method,
    String path,
    String at,
    String recorded,
    String simulated,
    boolean alone) {

  /** A line of a terminal or two; the rest stands in the file. */
  private static final int LONGEST = 160;

  public Difference {
    recorded = shown(recorded);
    simulated = shown(simulated);
  }

  private static String shown(String value) {
    String masked = Masking.text(value);
    return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "…";
  }
}
