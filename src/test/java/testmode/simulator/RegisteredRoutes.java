package testmode.simulator;

import testmode.simulator.resource.Routes;

/** The routes of a simulator, for tests outside this package that treat them all alike. */
public final class RegisteredRoutes {
  private RegisteredRoutes() {}

  public static Routes read() {
    Routes routes = new Routes();
    StripeSimulator.resources().forEach(resource -> resource.routes(routes));
    return routes;
  }
}
