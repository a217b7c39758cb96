package testmode.simulator;

/** Who makes a request: an account, and what the key may do there. */
record Caller(Account account, KeyKind key) {}
