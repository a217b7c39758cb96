package testmode.network;

/**
 * A webhook endpoint that the merchant registered at Stripe by itself.
 *
 * @param url where the merchant takes events, as it told Stripe
 * @param secret what Stripe signs them with, {@code whsec_…}
 */
public record Registered(String url, String secret) {

  /** Without the secret. */
  @Override
  public String toString() {
    return "Registered[" + url + "]";
  }
}
