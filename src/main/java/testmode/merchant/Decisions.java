package testmode.merchant;

/**
 * The decisions on which money depends, the honest answer to each as default.
 *
 * <p>They stand apart from the machinery around them so that each can be read, reviewed and tested
 * by itself: every method says what goes wrong when it is answered otherwise. Stateless.
 */
public class Decisions {

  /** The honest shop. */
  public Decisions() {}
}
