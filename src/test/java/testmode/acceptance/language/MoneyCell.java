package testmode.acceptance.language;

/** What is told of an order's money, on either side: a line of the money table. */
enum MoneyCell {
  PRICE("price"),
  ORDER("order"),
  PAID("paid"),
  REFUNDED("refunded"),
  NET("net after fees"),
  FULFILLED("fulfilled"),
  CHARGES("charges"),
  PAYMENT_INTENT("PaymentIntent");

  private final String word;

  MoneyCell(String word) {
    this.word = word;
  }

  /** As the table calls it. */
  String word() {
    return word;
  }
}
