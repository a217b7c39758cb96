package testmode.simulator.pipeline;

import testmode.simulator.account.Account;
import testmode.simulator.account.KeyKind;

/** Who makes a request: an account, and what the key may do there. */
record Caller(Account account, KeyKind key) {}
