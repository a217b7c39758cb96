package testmode.merchant;

/**
 * The decisions on which money depends, the honest answer to each as default.
 *
 * <p>They stand apart from the machinery around them, so that each can be read and reviewed by
 * itself: every method says what goes wrong when it is answered otherwise. Four groups: {@code
 * PriceDecisions}, {@code PaymentDecisions}, {@code WebhookDecisions}, {@code RefundDecisions}.
 */
public class Decisions
    implements PriceDecisions, PaymentDecisions, WebhookDecisions, RefundDecisions {

  /** The honest shop. */
  public Decisions() {}
}
