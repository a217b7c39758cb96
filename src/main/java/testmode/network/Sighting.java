package testmode.network;

import java.util.List;

/**
 * A PaymentIntent that the network saw.
 *
 * @param paymentIntent its id
 * @param created whether Stripe's answer to the call that made it passed here, or it came of a
 *     Checkout Session of which that is true; else it was only named in a path
 * @param exchanges the numbers of the exchanges that made or named it, ascending; at most {@value
 *     #EXCHANGES} are kept
 */
public record Sighting(String paymentIntent, boolean created, List<Long> exchanges) {

  /** A PaymentIntent that is polled for hours needs no longer list. */
  static final int EXCHANGES = 1_000;

  public Sighting {
    exchanges = List.copyOf(exchanges);
  }
}
