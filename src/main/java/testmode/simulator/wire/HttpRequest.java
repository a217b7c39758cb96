package testmode.simulator.wire;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request as it came off the wire.
 *
 * @param path undecoded, without the query
 * @param headers by lower-case name
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

  /** A header by its lower-case name; blank counts as absent. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }
}
