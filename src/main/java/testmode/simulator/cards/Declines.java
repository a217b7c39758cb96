package testmode.simulator.cards;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.simulator.fixtures.FixtureTable;
import testmode.simulator.fixtures.TableException;

/** The kinds of decline, by name ({@code fixtures/stripe/declines.csv}). */
public final class Declines {
  private final Map<String, Decline> byName = new LinkedHashMap<>();

  Declines(FixtureTable table) {
    for (FixtureTable.Row row : table.rows()) {
      Decline decline = Decline.of(row);
      if (byName.putIfAbsent(decline.name(), decline) != null) {
        throw row.wrong("decline", "stands here twice; each name must be unique");
      }
    }
  }

  public static Declines load() {
    return new Declines(
        FixtureTable.load(
            "declines.csv",
            "decline",
            "code",
            "decline_code",
            "param",
            "advice_code",
            "network_advice_code",
            "network_decline_code",
            "message",
            "outcome_type",
            "network_status",
            "outcome_reason",
            "risk_level",
            "seller_message",
            "source"));
  }

  /** A decline that the simulator itself needs. */
  public Decline named(String name) {
    Decline decline = byName.get(name);
    if (decline == null) {
      String rule = "has no decline named \"" + name + "\", which the simulator needs";
      throw new TableException("fixtures/stripe/declines.csv", rule);
    }
    return decline;
  }

  /** The decline that a card's row names, or null if it names none. */
  @Nullable Decline of(FixtureTable.Row card) {
    String name = card.text("decline");
    if (name == null) {
      return null;
    }
    Decline decline = byName.get(name);
    if (decline == null) {
      throw card.wrong("decline", "is unknown; allowed: " + String.join(", ", byName.keySet()));
    }
    return decline;
  }
}
