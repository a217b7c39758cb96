package testmode.simulator.resource;

import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.wire.Form;

/**
 * One request of a browser.
 *
 * @param accounts finds an account by its {@code acct_…} id or its publishable key; null if unknown
 * @param form the query, and the body of a POST, as one tree
 */
public record PageCall(
    Function<String, @Nullable Account> accounts,
    Form form,
    Map<String, String> path,
    URI baseUri) {

  public PageCall {
    path = Map.copyOf(path);
  }
}
