package testmode.acceptance.evidence;

import java.net.URI;
import java.util.List;
import testmode.network.Exchange;

/**
 * What a scenario leaves for its page in the report.
 *
 * @param name of the scenario
 * @param uri of the feature file, as Cucumber has it
 * @param line of the scenario, or of the example row
 * @param seed what {@code -Dtestmode.seed} must be to run it again as it ran
 * @param shoppers the personas that took part, Ada first; may be empty
 * @param exchanges everything that passed, masked, in order of arrival
 * @param before the money when the scenario's Given was done; may be empty
 * @param after the money at its end
 */
public record ScenarioRecord(
    String name,
    URI uri,
    int line,
    long seed,
    List<String> shoppers,
    List<Exchange> exchanges,
    List<MoneyRow> before,
    List<MoneyRow> after) {

  public ScenarioRecord {
    shoppers = List.copyOf(shoppers);
    exchanges = List.copyOf(exchanges);
    before = List.copyOf(before);
    after = List.copyOf(after);
  }
}
