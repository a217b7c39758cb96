package testmode.merchant;

/** A request that the shop cannot fulfil: an HTTP status and one sentence that says why. */
final class ShopError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  ShopError(int status, String sentence) {
    super(sentence);
    this.status = status;
  }

  int status() {
    return status;
  }
}
