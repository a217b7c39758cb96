package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import testmode.simulator.facts.StripeFact;

final class BalanceTest {
  private static final long DAY = 86_400;
  private static final List<String> CARDS =
      List.of(
          "pm_card_visa",
          "pm_card_bypassPending",
          "pm_card_createDispute",
          "pm_card_createDisputeInquiry",
          "pm_card_createMultipleDisputes",
          "pm_card_refundFail");

  private final Till till = new Till();

  @AfterEach
  void close() {
    till.close();
  }

  private static long sum(JsonObject balance, String part) {
    long sum = 0;
    for (JsonElement held : balance.getAsJsonArray(part)) {
      JsonObject entry = held.getAsJsonObject();
      assertThat(entry.getAsJsonObject("source_types").get("card")).isEqualTo(entry.get("amount"));
      sum += entry.get("amount").getAsLong();
    }
    return sum;
  }

  private long sumOfRows() {
    JsonObject page = till.wire.get("/v1/balance_transactions?limit=100").json();
    assertThat(page.get("has_more").getAsBoolean()).isFalse();
    long sum = 0;
    for (JsonElement row : page.getAsJsonArray("data")) {
      JsonObject json = row.getAsJsonObject();
      long net = json.get("amount").getAsLong() - json.get("fee").getAsLong();
      assertThat(json.get("net").getAsLong()).isEqualTo(net);
      sum += net;
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  @StripeFact(
      source = DOCUMENTED,
      routes = {"GET /v1/balance", "GET /v1/balance_transactions"},
      ref = "https://docs.stripe.com/api/balance_transactions/object",
      on = "2026-11-23")
  void theBalanceIsTheSumOfAllRowsWhateverHappens(long seed) throws Exception {
    till.settings("{\"payouts\": \"" + (seed == 3 ? "daily" : "manual") + "\"}");
    Random random = new Random(seed);
    for (int step = 0; step < 15; step++) {
      String card = CARDS.get(random.nextInt(CARDS.size()));
      String charge = till.pay(card, 1000 + random.nextInt(9000), "usd").getLatestCharge();
      till.advance(random.nextInt(3));
      till.wire.post("/v1/refunds", "amount=" + (1 + random.nextInt(900)) + "&charge=" + charge);
      till.wire.post("/v1/payouts", "currency=usd&amount=" + (1 + random.nextInt(3000)));
      till.wire.post(
          "/v1/charges/" + charge + "/dispute",
          "evidence[uncategorized_text]="
              + (random.nextBoolean() ? "winning" : "losing")
              + "_evidence");
      till.advance(random.nextInt(2) == 0 ? 5 : DAY);
      JsonObject balance = till.wire.get("/v1/balance").json();
      assertThat(sum(balance, "available") + sum(balance, "pending")).isEqualTo(sumOfRows());
    }
    assertThat(sumOfRows()).isNotZero();
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "GET /v1/events",
      ref = "https://docs.stripe.com/api/events/types",
      on = "2026-11-23")
  void oneEventADaySaysThatMoneyBecameAvailable() throws Exception {
    till.pay("pm_card_visa", 1000, "usd");
    till.pay("pm_card_visa", 2000, "usd");
    till.advance(7 * DAY);
    List<JsonObject> said =
        till.events().stream()
            .filter(event -> event.get("type").getAsString().equals("balance.available"))
            .toList();
    assertThat(said).hasSize(1);
    assertThat(said.get(0).get("created").getAsLong())
        .isEqualTo(Instant.parse("2026-11-30T00:00:00Z").getEpochSecond());
    JsonObject balance = said.get(0).getAsJsonObject("data").getAsJsonObject("object");
    assertThat(sum(balance, "available")).isEqualTo(1000 - 59 + 2000 - 88);
  }

  @Test
  void aSettlementCurrencyThatWasChangedLeavesItsMoneyWhereItIs() throws Exception {
    till.pay("pm_card_bypassPending", 1000, "usd");
    till.advance(2);
    till.settings("{\"settlement_currency\": \"eur\"}");
    till.pay("pm_card_bypassPending", 1000, "eur");
    till.advance(2);
    JsonArray available = till.wire.get("/v1/balance").json().getAsJsonArray("available");
    assertThat(available.asList())
        .extracting(held -> held.getAsJsonObject().get("currency").getAsString())
        .containsExactly("eur", "usd");
    assertThat(available.asList())
        .extracting(held -> held.getAsJsonObject().get("amount").getAsLong())
        .containsExactly(941L, 941L);
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "GET /v1/balance_transactions",
      ref = "recordings 080c, 080d (not redistributed)",
      on = "2026-11-23")
  void theLedgerIsFilteredBySourceButNotByADispute() throws Exception {
    String charge = till.pay("pm_card_createDispute", 1000, "usd").getLatestCharge();
    till.advance(2);
    String dispute =
        till.wire.get("/v1/charges/" + charge + "/dispute").json().get("id").getAsString();
    assertThat(found("source=" + charge)).isEqualTo(1);
    assertThat(found("source=" + dispute)).isZero();
    assertThat(found("type=adjustment")).isEqualTo(1);
    assertThat(found("type=bogus")).isZero();
    assertThat(found("currency=usd")).isEqualTo(2);
    assertThat(found("currency=eur")).isZero();
    assertThat(found("created[gt]=" + (Till.START.getEpochSecond() + 1))).isEqualTo(1);
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"GET /v1/balance/history", "GET /v1/balance/history/{id}"},
      ref = "https://docs.stripe.com/api/balance_transactions/list",
      on = "2026-11-23")
  void theLedgerIsStillReadUnderItsOldAddress() throws Exception {
    till.pay("pm_card_visa", 1000, "usd");
    till.advance(2);
    JsonObject old = till.wire.get("/v1/balance/history").json();
    JsonObject row = old.getAsJsonArray("data").get(0).getAsJsonObject();
    assertThat(old.getAsJsonArray("data"))
        .isEqualTo(till.wire.get("/v1/balance_transactions").json().getAsJsonArray("data"));
    assertThat(till.wire.get("/v1/balance/history/" + row.get("id").getAsString()).json())
        .isEqualTo(row);
  }

  private int found(String filter) {
    return till.wire.get("/v1/balance_transactions?" + filter).json().getAsJsonArray("data").size();
  }
}
