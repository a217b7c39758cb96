package testmode.simulator;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import testmode.simulator.fixtures.FixtureTable;
import testmode.simulator.resource.Route;
import testmode.simulator.resource.Routes;

/** Every route of Stripe's card-payments API, and which of them answer here. */
final class RouteTable {

  /**
   * One route.
   *
   * @param route method and template, with Stripe's names in braces
   * @param whyNot why it is not simulated; empty if it must be
   */
  record Row(String family, String route, String whyNot, boolean simulated) {}

  private RouteTable() {}

  static List<Row> rows() {
    Set<String> registered =
        registered().stream().map(RouteTable::anonymous).collect(Collectors.toSet());
    return FixtureTable.load("routes.csv", "family", "route").rows().stream()
        .map(
            row ->
                new Row(
                    row.text("family"),
                    row.text("route"),
                    Objects.requireNonNullElse(row.text("why_not"), ""),
                    registered.contains(anonymous(row.text("route")))))
        .toList();
  }

  /** The routes that answer, as the code names them. */
  static List<String> registered() {
    return routes().all().stream().map(RouteTable::name).toList();
  }

  /** The pages for browsers, which stand under no route. */
  static List<String> pages() {
    return routes().pages();
  }

  private static Routes routes() {
    Routes routes = new Routes();
    StripeSimulator.resources().forEach(resource -> resource.routes(routes));
    return routes;
  }

  private static String name(Route route) {
    return route.method() + " " + route.template();
  }

  /**
   * The route without the names of its ids, which are ours in the code and Stripe's in the table.
   */
  static String anonymous(String route) {
    return route.replaceAll("\\{\\w+}", "{}");
  }
}
