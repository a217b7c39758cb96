package testmode.acceptance.evidence;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The money of one order at one moment, as both sides have it.
 *
 * @param order its name in the scenario, {@code A-1}
 * @param books what the merchant wrote down, in the order to be shown: {@code paid} → {@code 40.00
 *     EUR}
 * @param ledger what Stripe holds; equal things under equal names, so that they stand in one line
 * @param equal whether both agree, by the oracle's rules
 */
public record MoneyRow(
    String order, Map<String, String> books, Map<String, String> ledger, boolean equal) {

  public MoneyRow {
    books = Collections.unmodifiableMap(new LinkedHashMap<>(books));
    ledger = Collections.unmodifiableMap(new LinkedHashMap<>(ledger));
  }
}
