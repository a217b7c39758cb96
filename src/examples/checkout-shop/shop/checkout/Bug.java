package shop.checkout;

/** What real shops did wrong, switched on by {@code SHOP_BUG}. */
enum Bug {
  NONE(""),

  /**
   * The page behind success_url takes its being opened for a payment.
   *
   * @see <a href="https://github.com/laravel/docs/pull/9334">where it stood in a quick start</a>
   */
  SUCCESS_PAGE_BELIEVED("success-page-believed"),

  /**
   * The event and the shopper's return both complete the order.
   *
   * @see <a href="https://github.com/getdokan/dokan/issues/2994">where mails went out twice</a>
   */
  COMPLETED_TWICE("completed-twice");

  private final String word;

  Bug(String word) {
    this.word = word;
  }

  static Bug named(String word) {
    for (Bug bug : values()) {
      if (bug.word.equals(word)) {
        return bug;
      }
    }
    throw new IllegalStateException(
        "SHOP_BUG is " + word + "; it may be success-page-believed or completed-twice");
  }
}
