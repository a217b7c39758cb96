package testmode.driver;

/** Who confirms the payment at Stripe. */
public enum Flow {
  /** The merchant creates and confirms in one call, and calls again after 3-D Secure. */
  SERVER_CONFIRM(Ability.SERVER_CONFIRM),
  /** The merchant creates; the shopper confirms with publishable key and client secret. */
  SHOPPER_CONFIRM(Ability.SHOPPER_CONFIRM);

  private final Ability ability;

  Flow(Ability ability) {
    this.ability = ability;
  }

  /** What an app must be able to do to be driven this way. */
  public Ability ability() {
    return ability;
  }
}
