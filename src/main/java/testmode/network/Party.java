package testmode.network;

/**
 * Who speaks. The network tells callers of Stripe apart by their key: {@code pk_} is the shopper.
 */
public enum Party {
  SHOPPER("shopper"),
  MERCHANT("merchant"),
  STRIPE("Stripe"),
  /** The people and the nightly jobs behind the shop. */
  OFFICE("back office"),
  /** Anybody in the internet who posts to the merchant. */
  STRANGER("somebody");

  private final String word;

  Party(String word) {
    this.word = word;
  }

  /** As reports and lines on the screen name it. */
  public String word() {
    return word;
  }
}
