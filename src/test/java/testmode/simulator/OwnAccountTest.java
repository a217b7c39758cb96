package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.simulator.facts.StripeFact;

final class OwnAccountTest {
  private final Till till = new Till();

  @AfterEach
  void close() {
    till.close();
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"GET /v1/account", "GET /v1/accounts/{id}"},
      ref = "https://docs.stripe.com/api/accounts/object",
      on = "2026-11-23")
  void theAccountOfTheKeyHasItsCountryAndCurrency() throws Exception {
    till.settings("{\"country\": \"IE\", \"settlement_currency\": \"eur\"}");
    Wire.Reply own = till.wire.get("/v1/account");
    assertThat(own.id()).startsWith("acct_1");
    assertThat(own.json().get("country").getAsString()).isEqualTo("IE");
    assertThat(own.json().get("default_currency").getAsString()).isEqualTo("eur");
    assertThat(till.wire.get("/v1/accounts/" + own.id()).json()).isEqualTo(own.json());
    assertThat(till.stripe.v1().accounts().retrieveCurrent().getPayoutsEnabled()).isTrue();
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "GET /v1/accounts/{id}",
      ref = "recordings 075 (not redistributed)",
      on = "2026-11-23")
  void anotherAccountIsNotForThisKey() {
    Wire.Reply refused = till.wire.get("/v1/accounts/acct_other");
    assertThat(refused.status()).isEqualTo(403);
    JsonObject error = refused.error();
    assertThat(error.get("code").getAsString()).isEqualTo("account_invalid");
    assertThat(error.get("message").getAsString())
        .isEqualTo(
            "The provided key 'sk_test_******************************till' does not have access to"
                + " account 'acct_other' (or that account does not exist). Application access may"
                + " have been revoked.");
  }
}
