package testmode.simulator.resource;

/** Stands where stripe-java has no params class because the route takes no parameters. */
public final class NoParams {
  private NoParams() {}
}
