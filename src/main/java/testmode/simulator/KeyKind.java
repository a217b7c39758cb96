package testmode.simulator;

/** What an API key may do: everything, everything until restricted, or what a browser needs. */
enum KeyKind {
  SECRET,
  RESTRICTED,
  PUBLISHABLE
}
