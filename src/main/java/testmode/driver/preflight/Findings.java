package testmode.driver.preflight;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a preflight found, without secrets.
 *
 * @param account its id, {@code acct_…}; null if Stripe told none
 * @param table name and value, in the order in which they are shown
 * @param problems what keeps a run from being possible, one sentence each with its remedy; empty
 *     when nothing does
 */
public record Findings(@Nullable String account, Map<String, String> table, List<String> problems) {

  public Findings {
    table = Collections.unmodifiableMap(new LinkedHashMap<>(table));
    problems = List.copyOf(problems);
  }
}
