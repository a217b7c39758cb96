package testmode.merchant;

/**
 * M32: every decline is told in the same words.
 *
 * <p>Seen in real shops: "your card was declined" for a card without money, for an expired one and
 * for a bank that stumbled. The shopper tries in vain what cannot work, or goes away.
 */
public final class OneTextForAll extends Decisions {

  @Override
  public Declines.Told tell(String reason) {
    return super.tell("generic_decline");
  }
}
