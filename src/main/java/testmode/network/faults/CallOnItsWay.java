package testmode.network.faults;

import testmode.network.messages.Reply;

/** What a fault can do to a call while it is between its sender and Stripe. */
public interface CallOnItsWay {

  /** For this long, or until everybody is released. */
  void hold(long millis);

  /**
   * Until an event that this call caused, and of the type that the plan names, has been handed over
   * to the merchant and answered, for at most so long.
   */
  void awaitEventCausedBy(Reply.Whole answer, long millis);
}
