package testmode.simulator.wire;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request as it came off the wire.
 *
 * @param path undecoded, without the query
 * @param headers by lower-case name; one that was sent several times has its values joined by
 *     commas
 * @param baseUri where the caller reached this simulator
 */
public record HttpRequest(
    String method,
    String path,
    @Nullable String query,
    Map<String, String> headers,
    byte[] body,
    URI baseUri) {

  public HttpRequest {
    headers = Map.copyOf(headers);
  }

  /** The same request with another method. */
  public HttpRequest as(String otherMethod) {
    return new HttpRequest(otherMethod, path, query, headers, body, baseUri);
  }

  /** Whether a header was sent at all, blank or not. */
  public boolean sends(String name) {
    return headers.containsKey(name);
  }

  /** A header by its lower-case name; blank counts as absent. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }
}
