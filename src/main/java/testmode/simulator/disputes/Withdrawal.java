package testmode.simulator.disputes;

import testmode.simulator.account.Account;

/** What else happens when the bank takes a charge's money back; the room of refunds knows. */
@FunctionalInterface
public interface Withdrawal {
  /**
   * @param charge the id of the charge
   */
  void follow(Account account, String charge);
}
