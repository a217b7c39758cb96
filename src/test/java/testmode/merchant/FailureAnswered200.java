package testmode.merchant;

/**
 * M10: whatever goes wrong while an event is handled, the answer is 200.
 *
 * <p>Seen in real shops: everything is caught and logged. Stripe takes the event for delivered,
 * never sends it again, and the order is stuck.
 */
public final class FailureAnswered200 extends Decisions {

  @Override
  public int statusForFailure() {
    return 200;
  }
}
