package testmode.merchant;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper pays with.
 *
 * @param method the payment method; null for the one that the PaymentIntent has, or that the
 *     shopper gives to Stripe
 * @param returnUrl where 3-D Secure sends the shopper
 */
record Payment(@Nullable String method, @Nullable String returnUrl) {

  /** The shopper tells Stripe, not the shop. */
  static final Payment NONE = new Payment(null, null);

  boolean sameMethod(Payment other) {
    return Objects.equals(method, other.method);
  }
}
