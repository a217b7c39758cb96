package testmode.simulator.account;

/** What works beside one account from its first day on, as the delivery of its events does. */
public interface Attendant {

  /** Waits until everything that was set off is done; the clock moves on afterwards. */
  void settle();

  /** The account is emptied or forgotten: nothing more is to be done for it. */
  void close();
}
