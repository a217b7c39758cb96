package testmode.simulator.payments;

import testmode.simulator.account.Account;
import testmode.simulator.cards.TestCard;

/** What the shopper's bank does some time after a charge was captured; other rooms know what. */
@FunctionalInterface
public interface Aftermath {
  void follow(Account account, Charge charge, TestCard card);
}
