package testmode.simulator.cards;

import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;

/** One of Stripe's published test cards. */
public record TestCard(
    String number,
    String brand,
    String country,
    String funding,
    CardBehaviour behaviour,
    @Nullable Decline decline,
    @Nullable String whyUnsupported) {

  private static final int FINGERPRINT_LENGTH = 16;

  public boolean is(CardBehaviour other) {
    return behaviour == other;
  }

  String last4() {
    return number.length() < 4 ? number : number.substring(number.length() - 4);
  }

  /** The brand as Stripe's older card objects spell it. ASSUMED for carnet, which none names. */
  String brandName() {
    return switch (brand) {
      case "amex" -> "American Express";
      case "diners" -> "Diners Club";
      case "discover" -> "Discover";
      case "jcb" -> "JCB";
      case "mastercard" -> "MasterCard";
      case "unionpay" -> "UnionPay";
      case "visa" -> "Visa";
      default -> "Unknown";
    };
  }

  /** What tells two cards of one number to be the same, in one account. */
  String fingerprint(Account account) {
    return Derived.text(account.id() + number, FINGERPRINT_LENGTH);
  }

  /** Without the number: this text ends up in messages. */
  @Override
  public String toString() {
    return brand + " card ending in " + last4();
  }
}
