package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ControlDoorTest {
  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

  private final StripeSimulator simulator =
      StripeSimulator.start(SimulatorConfig.defaults().withClockStart(START));
  private final Wire wire = Wire.bearer(simulator, "sk_test_door");

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void showsAndMovesTheClock() {
    JsonObject clock = wire.get("/_testmode/clock").json();
    assertThat(clock.get("now_millis").getAsLong()).isEqualTo(START.toEpochMilli());
    assertThat(clock.get("next_due_millis").isJsonNull()).isTrue();
    long target = START.plusSeconds(5).toEpochMilli();
    Wire.Reply moved =
        wire.send("POST", "/_testmode/clock/advance", "{\"to_millis\": " + target + "}");
    assertThat(moved.json().get("now_millis").getAsLong()).isEqualTo(target);
    assertThat(wire.post("/v1/customers", "name=Ada").json().get("created").getAsLong())
        .isEqualTo(START.plusSeconds(5).getEpochSecond());
  }

  @ParameterizedTest
  @CsvSource({
    "'{}', exactly one of",
    "'{\"seconds\": 1, \"to_millis\": 2}', exactly one of",
    "'{\"to_millis\": 2}', cannot go back",
    "'{\"seconds\": 1.5}', seconds (1.5) must be a whole number",
    "'{\"seconds\": \"soon\"}', must be a whole number",
    "'{\"seconds\": 9223372036854775807}', must be between 0 and 3155760000",
    "'{\"seconds\": -1}', seconds (-1) must be between 0 and",
    "'{\"days\": 1}', There is no field 'days' here; there are: to_millis",
    "'[]', must be one JSON object",
    "'{', not JSON"
  })
  void saysWhatIsWrongWithAnAdvance(String body, String expected) {
    Wire.Reply reply = wire.send("POST", "/_testmode/clock/advance", body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error().get("message").getAsString()).contains(expected);
  }

  @Test
  void changesSettingsAndShowsThemAll() {
    Wire.Reply changed =
        wire.send(
            "POST",
            "/_testmode/account",
            "{\"settlement_currency\": \"gbp\", \"fx\": {\"eur\": \"0.8543\"},"
                + " \"locked_reads\": \"refused\"}");
    assertThat(changed.json().get("settlement_currency").getAsString()).isEqualTo("gbp");
    assertThat(changed.json().get("fee_basis_points").getAsInt()).isEqualTo(290);
    assertThat(changed.json().get("locked_reads").getAsString()).isEqualTo("refused");
    assertThat(wire.get("/_testmode/account").json()).isEqualTo(changed.json());
    wire.send("POST", "/_testmode/reset", "");
    assertThat(wire.get("/_testmode/account").json()).isEqualTo(changed.json());
    wire.delete("/_testmode/account");
    assertThat(wire.get("/_testmode/account").json().get("settlement_currency").getAsString())
        .isEqualTo("usd");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"fee\": 1}', There is no field 'fee' here; there are: settlement_currency",
    "'{\"fee_fixed\": -1}', fee_fixed (-1) must be between 0 and",
    "'{\"country\": \"us\"}', country (\"us\") must be two upper-case letters",
    "'{\"webhook_retries\": \"never\"}', 'webhook_retries (\"never\") must be one of: test, live'",
    "'{\"fx\": {\"eur\": \"-1\"}}', positive decimals",
    "'{\"fx\": 1}', must be an object",
    "'{\"payouts\": \"weekly\"}', 'must be one of: manual, daily'",
    "'{\"bank_account\": \"1\"}', must be one of Stripe's test accounts: 000123456789",
    "'{\"dispute_fee\": -1}', dispute_fee (-1) must be between 0 and",
    "'{\"rate_limit\": null}', rate_limit (null) must be a whole number",
    "'{\"webhook_timeout_millis\": 0}', must be between 1 and 60000"
  })
  void saysWhatIsWrongWithASetting(String body, String expected) {
    Wire.Reply reply = wire.send("POST", "/_testmode/account", body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error().get("message").getAsString()).contains(expected);
    assertThat(reply.error().keySet()).containsExactly("message", "name", "value", "allowed");
  }

  @Test
  void aRefusalNamesTheValueAndTheAllowedOnesApart() {
    JsonObject error =
        wire.send("POST", "/_testmode/account", "{\"signature_clock\": \"sun\"}").error();
    assertThat(error.get("name").getAsString()).isEqualTo("signature_clock");
    assertThat(error.get("value").getAsString()).isEqualTo("sun");
    assertThat(error.getAsJsonArray("allowed").toString()).isEqualTo("[\"virtual\",\"wall\"]");
  }

  @Test
  void listsEveryVerbWithOneLineToAnybody() {
    Wire anybody = Wire.anonymous(simulator);
    JsonObject listed = anybody.get("/_testmode/").json();
    assertThat(anybody.get("/_testmode").json()).isEqualTo(listed);
    for (JsonElement element : listed.getAsJsonArray("verbs")) {
      JsonObject verb = element.getAsJsonObject();
      assertThat(verb.get("does").getAsString()).endsWith(".").doesNotContain("\n");
      String[] request = verb.get("verb").getAsString().split(" ");
      Wire.Reply reply = wire.send(request[0], request[1], "{\"surely not\": 1}");
      assertThat(reply.status()).as(verb.toString()).isEqualTo(400);
      assertThat(reply.error().get("value").getAsString()).isEqualTo("surely not");
    }
  }

  @Test
  void namesItsVerbsToWhoeverLooksForAnother() {
    Wire.Reply reply = wire.get("/_testmode/nowhere");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.error().get("message").getAsString())
        .contains("POST /_testmode/clock/advance");
    Wire.Reply method = wire.delete("/_testmode/clock");
    assertThat(method.status()).isEqualTo(405);
    assertThat(method.error().getAsJsonArray("allowed").toString())
        .isEqualTo("[\"GET /_testmode/clock\"]");
    assertThat(Wire.anonymous(simulator).get("/_testmode/clock").status()).isEqualTo(401);
    Wire publishable = Wire.bearer(simulator, "pk_test_door");
    assertThat(publishable.get("/_testmode/clock").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "deliveries/redeliver, '{\"event\": \"evt_1\"}', 404, no event evt_1",
    "deliveries/redeliver, '{}', 400, event (not sent) must be a text",
    "deliveries/redeliver, '{\"event\": 7}', 400, event (7) must be a text",
    "webhook_endpoints/roll, '{\"endpoint\": \"we_1\"}', 404, no endpoint we_1",
    "webhook_endpoints/roll, '{\"endpoint\": \"we_1\", \"overlap_seconds\": 86401}', 400,"
        + " overlap_seconds (86401) must be between 0 and 86400",
    "webhook_endpoints/secret, '{\"endpoint\": \"we_1\", \"secret\": \"whsec_a\"}', 404,"
        + " no endpoint we_1",
    "webhook_endpoints/secret, '{\"endpoint\": \"we_1\"}', 400, secret must be whsec_ and up to"
  })
  void saysWhatIsMissing(String verb, String body, int status, String expected) {
    Wire.Reply reply = wire.send("POST", "/_testmode/" + verb, body);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.error().get("message").getAsString()).contains(expected);
  }

  @Test
  void aSecretThatIsNoneIsRefusedUnseen() {
    String body = "{\"endpoint\": \"we_1\", \"secret\": \"hush hush\"}";
    Wire.Reply reply = wire.send("POST", "/_testmode/webhook_endpoints/secret", body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).contains("secret must be whsec_").doesNotContain("hush");
  }

  @Test
  void forgettingAnAccountLeavesOthersAlone() {
    Wire other = Wire.bearer(simulator, "sk_test_other");
    String kept = other.post("/v1/customers", "name=Ben").id();
    String gone = wire.post("/v1/customers", "name=Ada").id();
    wire.delete("/_testmode/account");
    assertThat(wire.get("/v1/customers/" + gone).status()).isEqualTo(404);
    assertThat(other.get("/v1/customers/" + kept).status()).isEqualTo(200);
  }
}
