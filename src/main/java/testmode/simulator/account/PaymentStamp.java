package testmode.simulator.account;

/** What the ids of one payment share: their first 17 characters after the prefix. */
public final class PaymentStamp {
  /** Length of the shared part: {@code 3}, five characters, ten of the account's, one digit. */
  static final int SHARED = 17;

  private final Ids ids;
  private final String shared;

  PaymentStamp(Ids ids, String shared) {
    this.ids = ids;
    this.shared = shared;
  }

  /** A new id of this payment, such as {@code id("ch_")}. */
  public String id(String prefix) {
    return prefix + shared + ids.secret(Ids.LONG - SHARED);
  }
}
