package testmode.simulator.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table of everything the simulator answers: API routes and browser pages.
 *
 * <p>Filled once, at start, by the resources; read-only afterwards. A literal segment wins over a
 * {@code {name}} because the first match in order of registration is taken and literal templates
 * are tried first.
 */
public final class Routes {

  /** A route found for a path, with the values of its names. */
  public record Match<T>(T target, Map<String, String> path) {}

  private record PageRoute(String method, String template, Page page) {}

  private final List<Route> routes = new ArrayList<>();
  private final List<PageRoute> pages = new ArrayList<>();

  public Routes get(String template, Class<?> params, Operation operation) {
    return add("GET", template, params, operation);
  }

  public Routes post(String template, Class<?> params, Operation operation) {
    return add("POST", template, params, operation);
  }

  public Routes delete(String template, Class<?> params, Operation operation) {
    return add("DELETE", template, params, operation);
  }

  /** Opens the route just added to publishable keys. */
  public Routes publishable() {
    int last = routes.size() - 1;
    routes.set(last, routes.get(last).asPublishable());
    return this;
  }

  /** Adds a page for browsers, asked for with GET or POST, outside {@code /v1}. */
  public Routes page(String method, String template, Page page) {
    pages.add(new PageRoute(method, template, page));
    return this;
  }

  /** Every API route, in the order in which the resources added them. */
  public List<Route> all() {
    return List.copyOf(routes);
  }

  /** The pages registered so far, each as {@code GET /path}. */
  public List<String> pages() {
    return pages.stream().map(page -> page.method() + " " + page.template()).toList();
  }

  public @Nullable Match<Route> find(String method, String path) {
    List<String> segments = Route.segments(path);
    Match<Route> found = null;
    for (Route route : routes) {
      Map<String, String> values =
          route.method().equals(method) ? Route.match(route.template(), segments) : null;
      if (values != null && (found == null || values.size() < found.path().size())) {
        found = new Match<>(route, values);
      }
    }
    return found;
  }

  public @Nullable Match<Page> findPage(String method, String path) {
    List<String> segments = Route.segments(path);
    for (PageRoute page : pages) {
      Map<String, String> values = Route.match(page.template(), segments);
      if (page.method().equals(method) && values != null) {
        return new Match<>(page.page(), values);
      }
    }
    return null;
  }

  private Routes add(String method, String template, Class<?> params, Operation operation) {
    routes.add(new Route(method, template, params, false, operation));
    return this;
  }
}
