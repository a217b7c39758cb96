package testmode.simulator.payments;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import testmode.simulator.cards.CardBehaviour;
import testmode.simulator.cards.Decline;
import testmode.simulator.cards.Derived;
import testmode.simulator.cards.TestCard;
import testmode.simulator.wire.StripeJson;

/** The {@code outcome} of a charge: what Radar and the bank made of it. */
final class Radar {
  /** Documented: a score of 65 is elevated risk, one of 75 the highest; 99 is the last. */
  private static final int ELEVATED = 65;

  private static final int HIGHEST = 75;
  private static final int END = 100;

  /** The rule that blocks the highest risk in every account. */
  private static final String RULE = "block_if_high_risk";

  private Radar() {}

  static JsonObject approval(String charge, TestCard card) {
    JsonObject outcome = new JsonObject();
    StripeJson.nulls(outcome, "advice_code", "network_advice_code", "network_decline_code");
    outcome.addProperty("network_status", "approved_by_network");
    outcome.add("reason", JsonNull.INSTANCE);
    boolean elevated = card.is(CardBehaviour.ELEVATED_RISK);
    outcome.addProperty("risk_level", elevated ? "elevated" : "normal");
    outcome.addProperty(
        "risk_score", elevated ? score(charge, ELEVATED, HIGHEST) : score(charge, 0, ELEVATED));
    outcome.addProperty("seller_message", "Payment complete.");
    outcome.addProperty("type", "authorized");
    return outcome;
  }

  static JsonObject decline(String charge, Decline decline) {
    if (!blocks(decline)) {
      return decline.outcome(score(charge, 0, ELEVATED));
    }
    JsonObject outcome = decline.outcome(score(charge, HIGHEST, END));
    String message = outcome.remove("seller_message").getAsString();
    String type = outcome.remove("type").getAsString();
    outcome.addProperty("rule", RULE);
    outcome.addProperty("seller_message", message);
    outcome.addProperty("type", type);
    return outcome;
  }

  /** Whether it was Radar who said no, before the bank was asked. */
  static boolean blocks(Decline decline) {
    return decline.outcomeType().equals("blocked");
  }

  private static int score(String charge, int from, int below) {
    return from + Derived.number(charge, below - from);
  }
}
