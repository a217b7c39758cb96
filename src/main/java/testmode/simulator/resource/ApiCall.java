package testmode.simulator.resource;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.account.KeyKind;
import testmode.simulator.wire.Form;

/**
 * One authenticated, validated API request, as an {@link Operation} sees it.
 *
 * @param form the query of a GET or DELETE, the body of a POST, without {@code expand}
 * @param path the values of the {@code {names}} in the route's template
 * @param idempotencyKey the caller's key, or the one made up for a POST that came without; null on
 *     GET and DELETE
 * @param baseUri where this simulator listens, for URLs that answers point back to it with
 */
public record ApiCall(
    Account account,
    KeyKind key,
    Form form,
    Map<String, String> path,
    String requestId,
    @Nullable String idempotencyKey,
    URI baseUri) {

  public ApiCall {
    path = Map.copyOf(path);
  }

  /** The path's {@code {id}}. */
  public String id() {
    String id = path.get("id");
    if (id == null) {
      throw new IllegalStateException("This route's template has no {id}: " + path.keySet());
    }
    return id;
  }
}
