package testmode.network.faults;

import org.jspecify.annotations.Nullable;
import testmode.network.messages.Reply;
import testmode.network.messages.StripeEvent;

/** What a fault can do to an event while it is between Stripe and the merchant. */
public interface EventOnItsWay {

  StripeEvent content();

  /** The same event once more, as an exchange of its own. */
  EventOnItsWay copy();

  /** As it came; waits for the merchant's answer. */
  Reply.Whole handOver();

  /** With another body and signature, or without one. */
  Reply.Whole handOver(byte[] body, @Nullable String signature);

  /** For this long, or until everybody is released. */
  void hold(long millis);

  /** Until another event that arrived after this one has been handed over, for at most so long. */
  void awaitLaterEvent(long millis);

  /** When Stripe signed it, by the clock of Stripe; by the network's when it is unsigned. */
  long signedAtSeconds();

  /**
   * The endpoint's secret.
   *
   * @throws IllegalStateException when it is unknown
   */
  String secret();
}
