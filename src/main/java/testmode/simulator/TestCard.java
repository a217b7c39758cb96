package testmode.simulator;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One of Stripe's published test cards. */
record TestCard(
    String number,
    String brand,
    String country,
    String funding,
    CardBehaviour behaviour,
    @Nullable Decline decline,
    @Nullable String whyUnsupported) {

  /** The decline of a card that declines. */
  Decline itsDecline() {
    return Objects.requireNonNull(decline, () -> this + " does not decline");
  }

  boolean is(CardBehaviour other) {
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
