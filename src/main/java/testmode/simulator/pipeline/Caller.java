package testmode.simulator.pipeline;

import testmode.simulator.account.Account;
import testmode.simulator.account.ApiKey;

/** Who makes a request: an account, and with which of its keys. */
record Caller(Account account, ApiKey key) {}
