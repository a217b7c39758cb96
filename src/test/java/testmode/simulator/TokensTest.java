package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.simulator.facts.StripeFact;

final class TokensTest {
  private static final String ON = "2026-11-23";
  private static final String TYPED =
      "card[number]=5555555555554444&card[exp_month]=12&card[exp_year]=30&card[cvc]=123";

  private final Till till = new Till();

  @AfterEach
  void close() {
    till.close();
  }

  private static String text(JsonObject json, String name) {
    return json.get(name).isJsonNull() ? null : json.get(name).getAsString();
  }

  private Wire.Reply method(String token) {
    return till.wire.post("/v1/payment_methods", "type=card&card[token]=" + token);
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/tokens", "GET /v1/tokens/{id}"},
      ref = "probe: github.com/openfoodfoundation/openfoodnetwork, a cassette at 2026-06-24.dahlia",
      on = ON)
  void aShopperTurnsACardIntoAToken() {
    Wire.Reply reply = till.shopper.post("/v1/tokens", TYPED + "&card[address_zip]=8010");
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(reply.body()).doesNotContain("5555555555554444");
    JsonObject token = reply.json();
    assertThat(token.keySet())
        .containsExactly(
            "id", "object", "card", "client_ip", "created", "livemode", "type", "used");
    JsonObject card = token.getAsJsonObject("card");
    assertThat(card.keySet())
        .containsExactlyElementsOf(
            List.of(
                ("id object address_city address_country address_line1 address_line1_check"
                        + " address_line2 address_state address_zip address_zip_check brand"
                        + " country cvc_check dynamic_last4 email exp_month exp_year fingerprint"
                        + " funding last4 metadata name networks phone regulated_status"
                        + " tokenization_method wallet")
                    .split(" ")));
    assertThat(text(card, "brand")).isEqualTo("MasterCard");
    assertThat(text(card, "cvc_check")).isEqualTo("unchecked");
    assertThat(till.wire.get("/v1/tokens/" + reply.id()).json()).isEqualTo(token);
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/tokens", "POST /v1/payment_methods"},
      ref = "https://docs.stripe.com/api/tokens/create_card",
      on = ON)
  void aTokenBecomesAPaymentMethodOnce() {
    String token = till.shopper.post("/v1/tokens", TYPED).id();
    JsonObject card = method(token).json().getAsJsonObject("card");
    assertThat(text(card, "last4")).isEqualTo("4444");
    assertThat(till.wire.get("/v1/tokens/" + token).json().get("used").getAsBoolean()).isTrue();
    Wire.Reply again = method(token);
    assertThat(again.status()).isEqualTo(400);
    assertThat(text(again.error(), "code")).isEqualTo("token_already_used");
    assertThat(text(again.error(), "message"))
        .isEqualTo("You cannot use a Stripe token more than once: " + token + ".");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/tokens", "POST /v1/payment_intents"},
      ref = "https://docs.stripe.com/api/tokens/create_card",
      on = ON)
  void aTokenPaysWithinAPayment() {
    String token = till.shopper.post("/v1/tokens", TYPED).id();
    Wire.Reply paid =
        till.wire.post(
            "/v1/payment_intents",
            "amount=1000&currency=usd&confirm=true&payment_method_types[0]=card"
                + "&payment_method_data[type]=card&payment_method_data[card][token]="
                + token);
    assertThat(text(paid.json(), "status")).isEqualTo("succeeded");
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      routes = {"POST /v1/payment_methods"},
      ref = "a token holds a name and an address for the card's later owner",
      on = ON)
  void whoTheTokenNamesIsWhoThePaymentMethodBills() {
    String named = TYPED + "&card[name]=Ada&card[address_zip]=8010";
    JsonObject method = method(till.shopper.post("/v1/tokens", named).id()).json();
    JsonObject billing = method.getAsJsonObject("billing_details");
    assertThat(text(billing, "name")).isEqualTo("Ada");
    assertThat(text(billing.getAsJsonObject("address"), "postal_code")).isEqualTo("8010");
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      routes = {"GET /v1/tokens/{id}", "POST /v1/payment_methods"},
      ref = "what a missing customer is answered with, in the URL and in the body",
      on = ON)
  void aTokenThatNobodyMadeIsMissing() {
    assertThat(till.wire.get("/v1/tokens/tok_x").status()).isEqualTo(404);
    JsonObject error = method("tok_x").error();
    assertThat(text(error, "message")).isEqualTo("No such token: 'tok_x'");
    assertThat(text(error, "param")).isEqualTo("card[token]");
  }

  @Test
  void onlyCardsBecomeTokens() {
    assertThat(text(till.wire.post("/v1/tokens", "").error(), "param")).isEqualTo("card");
    assertThat(text(till.wire.post("/v1/tokens", "pii[id_number]=1").error(), "message"))
        .contains("does not simulate the parameter pii");
    String wrong = "card[number]=4242424242424241&card[exp_month]=12&card[exp_year]=30";
    assertThat(text(till.shopper.post("/v1/tokens", wrong).error(), "code"))
        .isEqualTo("incorrect_number");
  }
}
