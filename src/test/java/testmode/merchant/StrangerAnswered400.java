package testmode.merchant;

/**
 * M11: an event that is not about an order of this shop is answered 400.
 *
 * <p>Seen in real shops: the default branch for types nobody handles, or a 404 for another site on
 * the same Stripe account. Stripe repeats them for days and then switches the endpoint off.
 */
public final class StrangerAnswered400 extends Decisions {

  @Override
  public int statusForIrrelevant() {
    return 400;
  }
}
