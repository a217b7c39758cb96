package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.simulator.facts.StripeFact;

/** What becomes of keys that somebody expires, revokes or restricts. */
final class KeysTest {
  private static StripeSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = StripeSimulator.start(SimulatorConfig.defaults());
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private static Wire with(String key) {
    return Wire.bearer(simulator, key);
  }

  private static Wire.Reply change(String name, String verb, String json) {
    return with("sk_test_" + name).send("POST", "/_testmode/keys/" + verb, json);
  }

  private static Wire.Reply change(String verb, String key) {
    String name = key.substring("sk_test_".length());
    return change(name, verb, "{\"key\": \"" + key + "\"}");
  }

  private static void restrict(String name, String permissions) {
    String body = "{\"key\": \"rk_test_%s\", \"permissions\": %s}".formatted(name, permissions);
    assertThat(change(name, "restrict", body).status()).isEqualTo(200);
  }

  @Test
  @StripeFact(source = OBSERVED, ref = "probe: github stripe/stripe-cli #792", on = "2021-12-02")
  void aKeyThatExpiresWhileItIsInUseIsRefusedUntilItIsRestored() {
    assertThat(with("sk_test_rolled1").get("/v1/customers").status()).isEqualTo(200);
    change("expire", "sk_test_rolled1");
    Wire.Reply refused = with("sk_test_rolled1").get("/v1/customers");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.error().get("message").getAsString())
        .isEqualTo("Expired API Key provided: sk_test_***led1");
    assertThat(with("rk_test_rolled1").get("/v1/customers").status()).isEqualTo(200);
    change("restore", "sk_test_rolled1");
    assertThat(with("sk_test_rolled1").get("/v1/customers").status()).isEqualTo(200);
  }

  @Test
  @StripeFact(source = ASSUMED, ref = "a deleted key reads as an unknown one", on = "2026-11-23")
  void aRevokedKeyIsAnInvalidOne() {
    change("revoke", "pk_test_leaked");
    Wire.Reply refused = with("pk_test_leaked").get("/v1/payment_intents/pi_1?client_secret=x");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.error().keySet()).containsExactly("message", "type");
    assertThat(refused.error().get("message").getAsString())
        .isEqualTo("Invalid API Key provided: pk_test_**aked");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      ref = "probe: github stripe/stripe-node #2246, tylerjrichards/st-paywall #45",
      on = "2025-01-09")
  void aRestrictedKeyIsToldWhichPermissionItLacks() {
    restrict("narrow", "{\"customers\": \"read\"}");
    Wire wire = with("rk_test_narrow");
    assertThat(wire.get("/v1/customers").status()).isEqualTo(200);
    Wire.Reply refused = wire.get("/v1/charges");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.error().keySet()).containsExactly("message", "type");
    assertThat(refused.error().get("type").getAsString()).isEqualTo("invalid_request_error");
    assertThat(refused.error().get("message").getAsString())
        .matches(
            "The provided key 'rk_test_\\*\\*rrow' does not have the required permissions for this"
                + " endpoint on account 'acct_\\w+'. Having the 'rak_charge_read' permission would"
                + " allow this request to continue.");
    assertThat(refused.header("Request-Id")).startsWith("req_");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/balance, rak_balance_read",
    "GET, /v1/balance_transactions, rak_balance_read",
    "GET, /v1/events, rak_event_read",
    "POST, /v1/payment_intents, rak_payment_intent_write",
    "GET, /v1/payment_intents/pi_1, rak_payment_intent_read",
    "POST, /v1/payment_methods, rak_payment_method_write",
    "POST, /v1/refunds, rak_charge_write",
    "DELETE, /v1/webhook_endpoints/we_1, rak_webhook_write",
    "POST, /v1/webhook_endpoints, rak_webhook_write"
  })
  @StripeFact(
      source = DOCUMENTED,
      ref = "https://docs.stripe.com/stripe-apps/reference/permissions",
      on = "2026-11-23")
  void everyFamilyOfResourcesHasItsPermissionToReadAndToWrite(
      String method, String path, String permission) {
    restrict("nothing", "{}");
    Wire.Reply refused = with("rk_test_nothing").send(method, path, null);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.error().get("message").getAsString()).contains("'" + permission + "'");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      ref = "https://docs.stripe.com/keys/restricted-api-keys",
      on = "2026-11-23")
  void whoMayWriteMayRead() {
    restrict("writer", "{\"customers\": \"write\", \"charges\": \"none\"}");
    Wire wire = with("rk_test_writer");
    String id = wire.post("/v1/customers", "name=Ada").id();
    assertThat(wire.get("/v1/customers/" + id).status()).isEqualTo(200);
    assertThat(wire.get("/v1/charges").status()).isEqualTo(403);
    assertThat(with("sk_test_writer").get("/v1/charges").status()).isEqualTo(200);
  }

  @Test
  void theKeysAreListedWithoutBeingReadable() {
    restrict("shown12345", "{\"refunds\": \"write\"}");
    change("expire", "sk_test_shown12345");
    JsonObject listed = with("sk_test_shown12345").get("/_testmode/keys").json();
    assertThat(listed.toString())
        .isEqualTo(
            "{\"data\":["
                + "{\"key\":\"sk_test_******2345\",\"state\":\"expired\",\"permissions\":null},"
                + "{\"key\":\"rk_test_******2345\",\"state\":\"active\","
                + "\"permissions\":{\"refunds\":\"write\"}},"
                + "{\"key\":\"pk_test_******2345\",\"state\":\"active\",\"permissions\":null}]}");
    with("sk_test_shown12345").send("POST", "/_testmode/reset", "");
    assertThat(with("sk_test_shown12345").get("/_testmode/keys").json()).isEqualTo(listed);
  }

  @ParameterizedTest
  @CsvSource({
    "restrict, '{\"key\": \"sk_test_strict\", \"permissions\": {}}', must begin with rk_test_",
    "expire, '{\"key\": \"sk_test_somebody_else\"}', key of this account",
    "expire, '{}', key (not sent) must be",
    "restrict, '{\"key\": \"rk_test_strict\", \"permissions\": 1}', must be an object such as",
    "restrict, '{\"key\": \"rk_test_strict\", \"permissions\": {\"cows\": \"read\"}}',"
        + " There is no permission 'cows' here; there are: balance",
    "restrict, '{\"key\": \"rk_test_strict\", \"permissions\": {\"charges\": \"own\"}}',"
        + " 'charges (\"own\") must be one of: none, read, write'"
  })
  void saysWhatIsWrongWithAChange(String verb, String body, String expected) {
    Wire.Reply reply = change("strict", verb, body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error().get("message").getAsString())
        .contains(expected)
        .doesNotContain("somebody");
  }

  @Test
  void aRefusalOfTheControlDoorHasOneForm() {
    Wire.Reply reply = change("form", "restrict", "{\"key\": \"sk_test_form\"}");
    assertThat(reply.error().asMap().keySet())
        .isEqualTo(Map.of("message", 1, "name", 1, "value", 1, "allowed", 1).keySet());
    assertThat(reply.error().get("value").getAsString()).isEqualTo("sk_test_****");
  }
}
