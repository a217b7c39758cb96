package testmode.simulator.disputes;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.account.Ids;
import testmode.simulator.ledger.BalanceTransactions;
import testmode.simulator.payments.Charge;
import testmode.simulator.resource.Snapshot;

/** One state of a Dispute: a chargeback, or the inquiry that may come before one. */
final class Dispute extends Snapshot {
  private static final String SHAPE =
      """
      {"object": "dispute", "amount": null, "balance_transaction": null,
       "balance_transactions": [], "charge": null, "created": null, "currency": null,
       "enhanced_eligibility_types": [],
       "evidence": {"access_activity_log": null, "billing_address": null,
         "cancellation_policy": null, "cancellation_policy_disclosure": null,
         "cancellation_rebuttal": null, "customer_communication": null,
         "customer_email_address": null, "customer_name": null, "customer_purchase_ip": null,
         "customer_signature": null, "duplicate_charge_documentation": null,
         "duplicate_charge_explanation": null, "duplicate_charge_id": null,
         "enhanced_evidence": {}, "product_description": null, "receipt": null,
         "refund_policy": null, "refund_policy_disclosure": null,
         "refund_refusal_explanation": null, "service_date": null,
         "service_documentation": null, "shipping_address": null, "shipping_carrier": null,
         "shipping_date": null, "shipping_documentation": null,
         "shipping_tracking_number": null, "uncategorized_file": null,
         "uncategorized_text": null},
       "evidence_details": {"due_by": null, "enhanced_eligibility": {}, "has_evidence": false,
         "past_due": false, "submission_count": 0},
       "is_charge_refundable": null, "livemode": false, "metadata": {}, "payment_intent": null,
       "payment_method_details": {"card": {}, "type": "card"}, "reason": null, "status": null}\
      """;

  /** Recorded in 2026: the end of the UTC day eight days later. */
  private static final int DAYS_TO_RESPOND = 8;

  private Dispute(JsonObject json) {
    super(json);
  }

  /** A new one, before any money was taken. */
  static Dispute of(Account account, Charge charge, long amount, DisputeCase why) {
    JsonObject json = shape(account.ids().next("du_", Ids.LONG), SHAPE);
    json.addProperty("amount", amount);
    json.addProperty("charge", charge.id());
    json.addProperty("created", account.clock().epochSecond());
    json.addProperty("currency", charge.currency());
    json.addProperty("is_charge_refundable", why.inquiry());
    json.add("payment_intent", charge.json().get("payment_intent"));
    json.addProperty("reason", why.reason());
    DisputeStatus status =
        why.inquiry() ? DisputeStatus.WARNING_NEEDS_RESPONSE : DisputeStatus.NEEDS_RESPONSE;
    json.addProperty("status", status.wire());
    String brand =
        charge.object("payment_method_details").getAsJsonObject("card").get("brand").getAsString();
    JsonObject card = json.getAsJsonObject("payment_method_details").getAsJsonObject("card");
    card.addProperty("brand", brand);
    card.addProperty("case_type", why.caseType());
    card.addProperty("network", brand);
    card.addProperty("network_reason_code", why.networkReasonCode());
    details(json).addProperty("due_by", deadline(account.clock().instant()));
    return new Dispute(json);
  }

  private static long deadline(Instant now) {
    return now.truncatedTo(ChronoUnit.DAYS)
            .plus(Duration.ofDays(DAYS_TO_RESPOND + 1))
            .getEpochSecond()
        - 1;
  }

  private static JsonObject details(JsonObject json) {
    return json.getAsJsonObject("evidence_details");
  }

  String charge() {
    return string("charge");
  }

  DisputeStatus status() {
    return DisputeStatus.of(string("status"));
  }

  long dueBy() {
    return object("evidence_details").get("due_by").getAsLong();
  }

  /** How often evidence went to the bank. */
  long submissions() {
    return object("evidence_details").get("submission_count").getAsLong();
  }

  /** What the merchant wrote into the field that decides the end of a test dispute. */
  @Nullable String magicWord() {
    JsonObject evidence = object("evidence");
    return evidence.get("uncategorized_text").isJsonNull()
        ? null
        : evidence.get("uncategorized_text").getAsString();
  }

  /** The rows that moved its money, oldest first: none, one or two. */
  List<String> rows() {
    List<String> ids = new ArrayList<>();
    json()
        .getAsJsonArray("balance_transactions")
        .forEach(row -> ids.add(row.getAsJsonObject().get("id").getAsString()));
    return ids;
  }

  Dispute with(JsonObject json) {
    return new Dispute(json);
  }

  Dispute in(DisputeStatus status) {
    return new Dispute(but(json -> json.addProperty("status", status.wire())));
  }

  /** Whether or not it goes to the bank at once, there is evidence now. */
  Dispute withEvidence() {
    return new Dispute(but(json -> details(json).addProperty("has_evidence", true)));
  }

  /** The evidence goes to the bank. */
  Dispute submitted(Instant now) {
    boolean late = now.getEpochSecond() > dueBy();
    return new Dispute(
            but(
                json -> {
                  long count = details(json).get("submission_count").getAsLong() + 1;
                  details(json).addProperty("submission_count", count);
                  details(json).addProperty("past_due", late);
                }))
        .in(status().underReview());
  }

  /** One more row of the ledger belongs to it; the first one is its {@code balance_transaction}. */
  Dispute booked(Account account, String row) {
    return new Dispute(
        but(
            json -> {
              JsonArray rows = json.getAsJsonArray("balance_transactions");
              if (rows.isEmpty()) {
                json.addProperty("balance_transaction", row);
              }
              rows.add(BalanceTransactions.json(account, row));
            }));
  }

  Dispute won() {
    return new Dispute(but(json -> json.addProperty("is_charge_refundable", true)))
        .in(DisputeStatus.WON);
  }

  /**
   * The inquiry became a chargeback.
   *
   * <p>ASSUMED: Visa's code for it, and that the time to respond begins anew.
   */
  Dispute escalated(Instant now) {
    return new Dispute(
            but(
                json -> {
                  JsonObject card =
                      json.getAsJsonObject("payment_method_details").getAsJsonObject("card");
                  card.addProperty("case_type", "chargeback");
                  card.addProperty("network_reason_code", "10.4");
                  json.addProperty("is_charge_refundable", false);
                  details(json).addProperty("due_by", deadline(now));
                }))
        .in(DisputeStatus.NEEDS_RESPONSE);
  }

  /** As it reads now: its rows may have become available. */
  Dispute asOfNow(Account account) {
    return new Dispute(
        but(
            json -> {
              JsonArray rows = new JsonArray();
              rows().forEach(row -> rows.add(BalanceTransactions.json(account, row)));
              json.add("balance_transactions", rows);
            }));
  }
}
