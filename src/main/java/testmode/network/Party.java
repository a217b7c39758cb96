package testmode.network;

/**
 * Who speaks. The network tells callers of Stripe apart by their key: {@code pk_} is the shopper.
 */
public enum Party {
  SHOPPER,
  MERCHANT,
  STRIPE
}
