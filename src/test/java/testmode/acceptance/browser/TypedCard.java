package testmode.acceptance.browser;

/**
 * A test card by what happens to it, as a shopper types it; its number stands in no message.
 *
 * @see <a href="https://docs.stripe.com/testing">Stripe: Testing, test cards</a>
 */
public enum TypedCard {
  SUCCEEDS("4242424242424242"),
  DECLINED("4000000000000002"),
  ASKS_FOR_AUTHENTICATION("4000002760003184");

  private final String number;

  TypedCard(String number) {
    this.number = number;
  }

  String number() {
    return number;
  }

  /** Any future month does. */
  String expiry() {
    return "12 / 34";
  }

  /** Any three digits do. */
  String cvc() {
    return "123";
  }
}
