package testmode.simulator.cards;

/** The rule that every card number keeps. */
final class CardNumber {
  private CardNumber() {}

  /** Twelve to nineteen digits, the last of which is the check digit (Luhn). */
  static boolean isValid(String number) {
    if (!number.matches("\\d{12,19}")) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = number.charAt(number.length() - 1 - i) - '0';
      int counted = i % 2 == 0 ? digit : digit * 2;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return sum % 10 == 0;
  }
}
