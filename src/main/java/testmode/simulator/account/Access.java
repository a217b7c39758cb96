package testmode.simulator.account;

/** What a restricted key may do with one family of resources; writing includes reading. */
public enum Access {
  NONE,
  READ,
  WRITE;

  public boolean allows(Access wanted) {
    return compareTo(wanted) >= 0;
  }
}
