package testmode.acceptance.browser;

import java.net.URI;
import java.util.Map;
import testmode.driver.web.TinyServer;

/** Pages of a few lines, for what Stripe's do and the simulator's do not. */
final class Pages implements AutoCloseable {

  final TinyServer server = new TinyServer();

  Pages() {
    with("/favicon.ico", "");
  }

  /** The page at this path. */
  Pages with(String path, String html) {
    server.on(
        "GET " + path,
        asked ->
            new TinyServer.Reply(
                200,
                "<!doctype html><title>Test page</title>" + html,
                Map.of("Content-Type", "text/html; charset=utf-8")));
    return this;
  }

  URI at(String path) {
    return URI.create(server.uri() + path);
  }

  /** The same page by another name of this machine, which to a browser is another site. */
  URI elsewhere(String path) {
    return URI.create(at(path).toString().replace("127.0.0.1", "localhost"));
  }

  @Override
  public void close() {
    server.close();
  }
}
