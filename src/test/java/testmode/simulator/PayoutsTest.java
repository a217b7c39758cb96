package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.simulator.facts.DiffersFromStripe;
import testmode.simulator.facts.StripeFact;

final class PayoutsTest {
  private static final String PROBE = "probe: github.com/Kiln-AI/stripe_world, cassette 11";
  private static final String OBJECT = "https://docs.stripe.com/api/payouts/object";
  private static final String URL = "/v1/payouts";
  private static final long DAY = 86_400;

  private final Till till = new Till();

  @AfterEach
  void close() {
    till.close();
  }

  /** 100.00 USD less 3.20 USD of fees, available at once. */
  private void earn9680() throws Exception {
    till.pay("pm_card_bypassPending", 10000, "usd");
    till.advance(2);
  }

  private JsonObject payOut(long amount) {
    Wire.Reply reply = till.wire.post(URL, "currency=usd&amount=" + amount);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json();
  }

  private JsonObject again(JsonObject payout) {
    return till.wire.get(URL + "/" + text(payout, "id")).json();
  }

  private long available() {
    return till.wire
        .get("/v1/balance")
        .json()
        .getAsJsonArray("available")
        .get(0)
        .getAsJsonObject()
        .get("amount")
        .getAsLong();
  }

  private JsonObject row(JsonObject payout, String field) {
    return till.wire.get("/v1/balance_transactions/" + text(payout, field)).json();
  }

  private static String text(JsonObject json, String name) {
    return json.get(name).getAsString();
  }

  private static List<JsonObject> data(Wire.Reply reply) {
    JsonArray data = reply.json().getAsJsonArray("data");
    return data.asList().stream().map(item -> item.getAsJsonObject()).toList();
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/payouts", "GET /v1/payouts/{id}"},
      ref = OBJECT,
      on = "2026-11-23")
  void aPayoutTakesItsMoneyAtOnceAndIsPendingThenInTransitThenPaid() throws Exception {
    earn9680();
    JsonObject payout = payOut(5000);
    assertThat(text(payout, "status")).isEqualTo("pending");
    assertThat(text(payout, "reconciliation_status")).isEqualTo("not_applicable");
    assertThat(available()).isEqualTo(4680);
    JsonObject row = row(payout, "balance_transaction");
    assertThat(text(row, "type")).isEqualTo("payout");
    assertThat(text(row, "status")).isEqualTo("available");
    assertThat(row.get("net").getAsLong()).isEqualTo(-5000);
    assertThat(row.get("available_on")).isEqualTo(payout.get("arrival_date"));
    till.advance(DAY);
    assertThat(text(again(payout), "status")).isEqualTo("in_transit");
    till.advance(DAY);
    assertThat(text(again(payout), "status")).isEqualTo("paid");
    assertThat(again(payout).getAsJsonObject("trace_id").get("value").isJsonNull()).isFalse();
    assertThat(available()).isEqualTo(4680);
    assertThat(till.eventTypes()).endsWith("payout.created", "payout.updated", "payout.paid");
  }

  @ParameterizedTest
  @CsvSource({
    "amount=0&currency=usd, parameter_invalid_integer, amount",
    "amount=-100&currency=usd, parameter_invalid_integer, amount",
    "currency=usd, parameter_missing, amount",
    "amount=100, parameter_missing, currency",
    "amount=100&currency=xxd, , currency"
  })
  @StripeFact(source = OBSERVED, routes = "POST /v1/payouts", ref = PROBE, on = "2026-11-23")
  void aPayoutThatCannotBeReadIsRefused(String form, String code, String param) throws Exception {
    refused(form, code, param);
  }

  @ParameterizedTest
  @CsvSource({
    "amount=100&currency=usd&method=instant, instant_payouts_unsupported, method",
    "amount=100&currency=usd&destination=ba_nope, resource_missing, destination"
  })
  @StripeFact(
      source = ASSUMED,
      routes = "POST /v1/payouts",
      ref = "the codes that Stripe lists for instant payouts and for what does not exist",
      on = "2026-11-23")
  void aPayoutToWhereThereIsNoWayIsRefused(String form, String code, String param)
      throws Exception {
    refused(form, code, param);
  }

  private void refused(String form, String code, String param) throws Exception {
    earn9680();
    Wire.Reply refused = till.wire.post(URL, form);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.error().has("code") ? text(refused.error(), "code") : null).isEqualTo(code);
    assertThat(text(refused.error(), "param")).isEqualTo(param);
    assertThat(data(till.wire.get(URL))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"amount=9681&currency=usd", "amount=1&currency=usd&source_type=bank_account"})
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/payouts",
      ref = "recordings 084a (not redistributed)",
      on = "2026-11-23")
  void aPayoutOfMoreThanIsAvailableIsRefused(String form) throws Exception {
    earn9680();
    till.pay("pm_card_visa", 5000, "usd");
    till.advance(2);
    Wire.Reply refused = till.wire.post(URL, form);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.header("Stripe-Should-Retry")).isEqualTo("false");
    assertThat(text(refused.error(), "code")).isEqualTo("balance_insufficient");
    assertThat(text(refused.error(), "message"))
        .startsWith("You have insufficient funds in your Stripe account for this transfer.");
    assertThat(refused.error().has("param")).isFalse();
    assertThat(available()).isEqualTo(9680);
    assertThat(payOut(9680).get("amount").getAsLong()).isEqualTo(9680);
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/payouts",
      ref = "probe: github.com/Kiln-AI/stripe_world, phase plan 11",
      on = "2026-11-23")
  void thereIsOneBankAccountAndItTakesTheSettlementCurrencyOnly() throws Exception {
    earn9680();
    Wire.Reply refused = till.wire.post(URL, "amount=100&currency=cad");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(text(refused.error(), "message"))
        .isEqualTo("Sorry, you don't have any external accounts in that currency (cad).");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "POST /v1/payouts/{id}/cancel",
      ref = "https://docs.stripe.com/api/payouts/cancel",
      on = "2026-11-23")
  void aPayoutThatIsStillPendingIsCanceledAndItsMoneyIsBack() throws Exception {
    earn9680();
    JsonObject payout = payOut(9680);
    String cancel = URL + "/" + text(payout, "id") + "/cancel";
    JsonObject canceled = till.wire.post(cancel, "").json();
    assertThat(text(canceled, "status")).isEqualTo("canceled");
    JsonObject back = row(canceled, "failure_balance_transaction");
    assertThat(text(back, "type")).isEqualTo("payout_cancel");
    assertThat(back.get("net").getAsLong()).isEqualTo(9680);
    assertThat(available()).isEqualTo(9680);
    assertThat(till.wire.post(cancel, "").status()).isEqualTo(400);
    till.advance(3 * DAY);
    assertThat(text(again(payout), "status")).isEqualTo("canceled");
    assertThat(till.eventTypes()).endsWith("payout.created", "payout.canceled");
  }

  @Test
  void aPayoutThatIsOnItsWayIsNotCanceled() throws Exception {
    earn9680();
    JsonObject payout = payOut(9680);
    till.advance(DAY);
    Wire.Reply refused = till.wire.post(URL + "/" + text(payout, "id") + "/cancel", "");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(text(refused.error(), "message")).contains("in_transit");
    assertThat(available()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "000111111116, no_account",
    "000111111113, account_closed",
    "000222222227, insufficient_funds",
    "000333333335, debit_not_authorized",
    "000444444440, invalid_currency"
  })
  @StripeFact(
      source = DOCUMENTED,
      routes = "GET /v1/payouts/{id}",
      ref = "https://docs.stripe.com/connect/testing",
      on = "2026-11-23")
  void theNumberOfTheBankAccountSaysHowThePayoutFails(String number, String code) throws Exception {
    till.settings("{\"bank_account\": \"" + number + "\"}");
    earn9680();
    JsonObject payout = payOut(5000);
    till.advance(2 * DAY);
    JsonObject failed = again(payout);
    assertThat(text(failed, "status")).isEqualTo("failed");
    assertThat(text(failed, "failure_code")).isEqualTo(code);
    assertThat(text(failed, "failure_message")).isNotEmpty();
    assertThat(text(row(failed, "failure_balance_transaction"), "type"))
        .isEqualTo("payout_failure");
    assertThat(available()).isEqualTo(9680);
    assertThat(till.eventTypes()).endsWith("payout.created", "payout.updated", "payout.failed");
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      routes = "POST /v1/payouts/{id}/reverse",
      ref = "the fields original_payout and reversed_by of " + OBJECT,
      on = "2026-11-23")
  @DiffersFromStripe(
      "Stripe reverses only payouts of connected accounts; here the account's own are reversed,"
          + " because there is no Connect to try it with")
  void aPayoutThatArrivedIsReversedByOneWithANegativeAmount() throws Exception {
    earn9680();
    JsonObject payout = payOut(5000);
    String reverse = URL + "/" + text(payout, "id") + "/reverse";
    assertThat(till.wire.post(reverse, "").status()).isEqualTo(400);
    till.advance(2 * DAY);
    JsonObject reversal = till.wire.post(reverse, "metadata[why]=test").json();
    assertThat(reversal.get("amount").getAsLong()).isEqualTo(-5000);
    assertThat(text(reversal, "original_payout")).isEqualTo(text(payout, "id"));
    assertThat(text(again(payout), "reversed_by")).isEqualTo(text(reversal, "id"));
    assertThat(available()).isEqualTo(4680);
    till.advance(2 * DAY);
    assertThat(available()).isEqualTo(9680);
    assertThat(text(again(reversal), "status")).isEqualTo("paid");
    assertThat(till.wire.post(reverse, "").status()).isEqualTo(400);
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"GET /v1/payouts", "POST /v1/payouts/{id}"},
      ref = "https://docs.stripe.com/api/payouts/list",
      on = "2026-11-23")
  void payoutsAreListedByStatusDestinationAndTimesAndDescribedLater() throws Exception {
    earn9680();
    JsonObject old = payOut(1000);
    till.advance(2 * DAY);
    JsonObject young = payOut(2000);
    String id = text(young, "id");
    assertThat(text(till.wire.post(URL + "/" + id, "metadata[k]=v").json(), "status"))
        .isEqualTo("pending");
    for (String wanted :
        List.of(
            "status=pending",
            "arrival_date=" + young.get("arrival_date"),
            "arrival_date[gt]=" + old.get("arrival_date"),
            "created[gt]=" + old.get("created"))) {
      assertThat(data(till.wire.get(URL + "?" + wanted)))
          .as(wanted)
          .singleElement()
          .satisfies(payout -> assertThat(text(payout, "id")).isEqualTo(id));
    }
    String bank = text(young, "destination");
    assertThat(data(till.wire.get(URL + "?destination=" + bank))).hasSize(2);
    assertThat(data(till.wire.get(URL + "?destination=ba_other"))).isEmpty();
    assertThat(data(till.wire.get(URL + "?status=bogus"))).isEmpty();
    JsonObject expanded =
        till.wire
            .get(URL + "/" + id + "?expand[]=destination&expand[]=balance_transaction.source")
            .json();
    assertThat(text(expanded.getAsJsonObject("destination"), "last4")).isEqualTo("6789");
    assertThat(expanded.getAsJsonObject("balance_transaction").getAsJsonObject("source").get("id"))
        .isEqualTo(young.get("id"));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {
        "GET /v1/payouts/{id}",
        "POST /v1/payouts/{id}",
        "POST /v1/payouts/{id}/cancel",
        "POST /v1/payouts/{id}/reverse"
      },
      ref = PROBE,
      on = "2026-11-23")
  void aPayoutThatDoesNotExistIsMissedByItsOwnParameter() {
    for (Wire.Reply missing :
        List.of(
            till.wire.get(URL + "/po_nope"),
            till.wire.post(URL + "/po_nope", ""),
            till.wire.post(URL + "/po_nope/cancel", ""),
            till.wire.post(URL + "/po_nope/reverse", ""))) {
      assertThat(missing.status()).isEqualTo(404);
      assertThat(text(missing.error(), "param")).isEqualTo("payout");
      assertThat(text(missing.error(), "message")).isEqualTo("No such payout: 'po_nope'");
    }
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "GET /v1/balance_transactions",
      ref = "probe: error handling of seven public repositories quotes these words",
      on = "2026-11-23")
  void aPayoutMadeByHandIsNotItemised() throws Exception {
    earn9680();
    String payout = text(payOut(9680), "id");
    Wire.Reply refused = till.wire.get("/v1/balance_transactions?payout=" + payout);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(text(refused.error(), "message"))
        .isEqualTo(
            "Balance transaction history can only be filtered on automatic transfers, not manual.");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"GET /v1/balance_transactions", "GET /v1/payouts"},
      ref = "https://docs.stripe.com/api/balance_transactions/list",
      on = "2026-11-23")
  void anAutomaticPayoutEmptiesWhatIsAvailableAndIsItemised() throws Exception {
    till.settings("{\"payouts\": \"daily\"}");
    earn9680();
    String charge = till.pay("pm_card_visa", 5000, "usd").getLatestCharge();
    till.advance(DAY);
    JsonObject payout = data(till.wire.get(URL)).get(0);
    assertThat(payout.get("automatic").getAsBoolean()).isTrue();
    assertThat(text(payout, "reconciliation_status")).isEqualTo("completed");
    assertThat(payout.get("amount").getAsLong()).isEqualTo(9680);
    assertThat(available()).isZero();
    String rows = "/v1/balance_transactions?payout=";
    assertThat(data(till.wire.get(rows + text(payout, "id"))))
        .extracting(row -> row.get("net").getAsLong())
        .containsExactly(-9680L, 9680L);
    till.advance(8 * DAY);
    JsonObject second = data(till.wire.get(URL)).get(0);
    assertThat(second.get("amount").getAsLong()).isEqualTo(4825);
    assertThat(data(till.wire.get(rows + text(second, "id") + "&type=charge")))
        .singleElement()
        .satisfies(row -> assertThat(text(row, "source")).isEqualTo(charge));
    assertThat(till.eventTypes())
        .containsSubsequence(
            "balance.available", "payout.created", "payout.reconciliation_completed");
  }

  @Test
  @DiffersFromStripe(
      "A new account of Stripe's is paid out daily; here only what a test asks for leaves the"
          + " balance, so that sums do not depend on midnights")
  void nothingIsPaidOutByItselfUnlessTheAccountSaysSo() throws Exception {
    earn9680();
    till.advance(10 * DAY);
    assertThat(available()).isEqualTo(9680);
    assertThat(data(till.wire.get(URL))).isEmpty();
  }

  @Test
  void anAutomaticPayoutIsNotCanceled() throws Exception {
    till.settings("{\"payouts\": \"daily\"}");
    earn9680();
    till.advance(DAY);
    String id = text(data(till.wire.get(URL)).get(0), "id");
    Wire.Reply refused = till.wire.post(URL + "/" + id + "/cancel", "");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(text(refused.error(), "message")).contains("schedule");
  }
}
