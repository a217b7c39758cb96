package testmode.simulator;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import testmode.simulator.StripeFacts.Fact;

/** The text of docs/fidelity.md, made from the routes and from the marks on the contract tests. */
final class FidelityPage {
  private final List<RouteTable.Row> routes = RouteTable.rows();
  private final List<Fact> facts;

  FidelityPage(List<Fact> facts) {
    this.facts = List.copyOf(facts);
  }

  String text() {
    long simulated = routes.stream().filter(RouteTable.Row::simulated).count();
    return """
    # Fidelity

    What the simulator answers as Stripe does, how we know, and what it does not answer. This page is made by `FidelityTest` from
    [routes.csv](../fixtures/stripe/routes.csv), the routes in the code and the marks on the contract tests: change those, not this.

    %d routes of the card-payments API are simulated, %d are not; %d behaviours are held by a test: %s.

    | Mark | Means |
    |---|---|
    | DOCUMENTED | Stripe's documentation says so, at the address given, on the day given |
    | OBSERVED | seen in Stripe's test mode: a recording that a test replays, one that may not be passed on, or somebody's published probe; \
    `observed/…` are whole scenarios that [drift](drift.md) accepted |
    | ASSUMED | our reading where neither exists |
    | DIFFERS | deliberately not as Stripe does it, and why |

    ## Routes

    A route that is not simulated gets Stripe's own answer to an unknown address: 404 `invalid_request_error`.

    | Family | Route | Simulated |
    |---|---|---|
    %s
    ## Behaviours

    %s
    ## Adding to it

    A route: its file and its line in `StripeSimulator.resources()`, its row here in routes.csv without a reason, and a contract
    test that carries `@StripeFact` with the route's name. Then `mvn test -Dtest=FidelityTest` writes this page anew, and facts.csv, the
    same as data.
    """
        .formatted(
            simulated, routes.size() - simulated, facts.size(), counts(), routeRows(), groups());
  }

  private String counts() {
    Map<String, Long> byMark =
        facts.stream().collect(Collectors.groupingBy(Fact::mark, Collectors.counting()));
    return List.of("OBSERVED", "DOCUMENTED", "ASSUMED", "DIFFERS").stream()
        .map(mark -> byMark.getOrDefault(mark, 0L) + " " + mark)
        .collect(Collectors.joining(", "));
  }

  private String routeRows() {
    return routes.stream()
        .map(
            row ->
                "| %s | `%s` | %s |\n"
                    .formatted(
                        row.family(), row.route(), row.simulated() ? "yes" : "no: " + row.whyNot()))
        .collect(Collectors.joining());
  }

  private String groups() {
    Map<String, List<Fact>> bySubject =
        facts.stream()
            .collect(Collectors.groupingBy(Fact::subject, TreeMap::new, Collectors.toList()));
    return bySubject.entrySet().stream()
        .map(group -> "### " + group.getKey() + "\n\n" + table(group.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String table(List<Fact> facts) {
    return "| Behaviour | Mark | Source | Compared | Routes |\n|---|---|---|---|---|\n"
        + facts.stream()
            .sorted(Comparator.comparing(Fact::sentence))
            .map(FidelityPage::row)
            .collect(Collectors.joining());
  }

  private static String row(Fact fact) {
    String routes =
        fact.routes().stream().map(route -> "`" + route + "`").collect(Collectors.joining(", "));
    return "| %s | %s | %s | %s | %s |\n"
        .formatted(
            fact.sentence(),
            fact.mark(),
            fact.source().replace("|", "\\|"),
            fact.on(),
            routes.isEmpty() ? "all" : routes);
  }
}
