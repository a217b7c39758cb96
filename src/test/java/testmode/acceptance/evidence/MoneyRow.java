package testmode.acceptance.evidence;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The money of one order at one moment, as both sides have it.
 *
 * @param order its name in the scenario, {@code A-1}
 * @param books what the merchant wrote down, in the order to be shown: {@code paid} → {@code 40.00
 *     EUR}
 * @param ledger what Stripe holds; equal things under equal names, so that they stand in one line
 * @param differing the names of what does not agree, by the oracle's rules; empty when all does
 */
public record MoneyRow(
    String order, Map<String, String> books, Map<String, String> ledger, Set<String> differing) {

  public MoneyRow {
    books = Collections.unmodifiableMap(new LinkedHashMap<>(books));
    ledger = Collections.unmodifiableMap(new LinkedHashMap<>(ledger));
    differing = Set.copyOf(differing);
  }
}
