package testmode.simulator;

/** Stands where stripe-java has no params class because the route takes no parameters. */
final class NoParams {
  private NoParams() {}
}
