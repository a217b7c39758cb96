package testmode.simulator.cards;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;
import testmode.simulator.fixtures.FixtureTable;
import testmode.simulator.wire.StripeError;
import testmode.simulator.wire.StripeJson;

/** How one kind of decline reads: on the error, and in the outcome of the failed charge. */
public record Decline(
    String name,
    String code,
    String declineCode,
    @Nullable String param,
    @Nullable String adviceCode,
    @Nullable String networkAdviceCode,
    @Nullable String networkDeclineCode,
    String message,
    String outcomeType,
    String networkStatus,
    String outcomeReason,
    String riskLevel,
    String sellerMessage) {

  static Decline of(FixtureTable.Row row) {
    return new Decline(
        row.required("decline"),
        row.required("code"),
        row.required("decline_code"),
        row.text("param"),
        row.text("advice_code"),
        row.text("network_advice_code"),
        row.text("network_decline_code"),
        row.required("message"),
        row.required("outcome_type"),
        row.required("network_status"),
        row.required("outcome_reason"),
        row.required("risk_level"),
        row.required("seller_message"));
  }

  /** The 402; absent values are absent keys. The caller adds charge and payment_intent. */
  public StripeError error() {
    StripeError error =
        StripeError.cardError(code, param, message).with("decline_code", declineCode);
    error = with(error, "advice_code", adviceCode);
    error = with(error, "network_advice_code", networkAdviceCode);
    return with(error, "network_decline_code", networkDeclineCode);
  }

  private static StripeError with(StripeError error, String name, @Nullable String value) {
    return value == null ? error : error.with(name, value);
  }

  /** The failed charge's {@code outcome}. */
  public JsonObject outcome(int riskScore) {
    JsonObject outcome = new JsonObject();
    outcome.add("advice_code", StripeJson.nullable(adviceCode));
    outcome.add("network_advice_code", StripeJson.nullable(networkAdviceCode));
    outcome.add("network_decline_code", StripeJson.nullable(networkDeclineCode));
    outcome.addProperty("network_status", networkStatus);
    outcome.addProperty("reason", outcomeReason);
    outcome.addProperty("risk_level", riskLevel);
    outcome.addProperty("risk_score", riskScore);
    outcome.addProperty("seller_message", sellerMessage);
    outcome.addProperty("type", outcomeType);
    return outcome;
  }
}
