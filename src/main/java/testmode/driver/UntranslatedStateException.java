package testmode.driver;

/** The app's word for the state of an order, which its mapping file does not translate. */
public final class UntranslatedStateException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  /**
   * @param order the app's id of it
   * @param word the app's own
   * @param operation by which it was read, as the file calls it: {@code operations.orderStatus}
   */
  public UntranslatedStateException(String order, String word, String operation) {
    super(
        "order "
            + order
            + " has the state '"
            + word
            + "', which "
            + operation
            + ".states of the mapping file does not translate");
  }
}
