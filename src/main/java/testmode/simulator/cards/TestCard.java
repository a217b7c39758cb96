package testmode.simulator.cards;

import org.jspecify.annotations.Nullable;

/** One of Stripe's published test cards. */
public record TestCard(
    String number,
    String brand,
    String country,
    String funding,
    CardBehaviour behaviour,
    @Nullable Decline decline,
    @Nullable String whyUnsupported) {

  public boolean is(CardBehaviour other) {
    return behaviour == other;
  }

  String last4() {
    return number.length() < 4 ? number : number.substring(number.length() - 4);
  }

  /** Without the number: this text ends up in messages. */
  @Override
  public String toString() {
    return brand + " card ending in " + last4();
  }
}
