package testmode.simulator.account;

/** What an API key may do: everything, everything until restricted, or what a browser needs. */
public enum KeyKind {
  SECRET,
  RESTRICTED,
  PUBLISHABLE
}
