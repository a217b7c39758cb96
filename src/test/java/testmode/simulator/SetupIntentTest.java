package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.simulator.facts.StripeFact;

final class SetupIntentTest {
  private static final String ON = "2026-11-23";
  private static final String URL = "/v1/setup_intents";
  private static final String CARD = "payment_method_types[0]=card&";
  private static final String RETURN = "return_url=http://shop.test/cards?tab=saved#top&";
  private static final String CHALLENGED = "payment_method=pm_card_threeDSecure2Required";

  private final Till till = new Till();
  private final String customer = till.wire.post("/v1/customers", "").id();

  @AfterEach
  void close() {
    till.close();
  }

  private JsonObject confirmed(String form) {
    Wire.Reply reply = till.wire.post(URL, CARD + "confirm=true&customer=" + customer + "&" + form);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json();
  }

  private JsonObject again(JsonObject intent) {
    return till.wire.get(URL + "/" + text(intent, "id")).json();
  }

  private static String text(JsonObject json, String name) {
    return json.get(name).isJsonNull() ? null : json.get(name).getAsString();
  }

  /** The page's address, without scheme and host. */
  private static String page(JsonObject intent) {
    JsonObject action = intent.getAsJsonObject("next_action");
    String type = text(action, "type");
    String url =
        text(action.getAsJsonObject(type), type.equals("redirect_to_url") ? "url" : "stripe_js");
    return url.substring(url.indexOf("/3d_secure_2/"));
  }

  private Wire.Reply press(JsonObject intent, String result) {
    return Wire.anonymous(till.simulator())
        .send(
            "POST",
            page(intent),
            "result=" + result,
            "Content-Type",
            "application/x-www-form-urlencoded");
  }

  private JsonObject attempt(JsonObject intent, int newest) {
    JsonArray attempts =
        till.wire
            .get("/v1/setup_attempts?setup_intent=" + text(intent, "id"))
            .json()
            .getAsJsonArray("data");
    return attempts.get(newest).getAsJsonObject();
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/setup_intents"},
      ref = "probe: stripe_world, phase plan 10 (requires_action and latest_attempt)",
      on = ON)
  void aCardThatWantsAuthenticationSendsTheShopperToTheBank() {
    JsonObject intent = confirmed(RETURN + CHALLENGED);
    assertThat(text(intent, "status")).isEqualTo("requires_action");
    assertThat(text(intent, "latest_attempt")).startsWith("setatt_1");
    assertThat(text(intent.getAsJsonObject("next_action"), "type")).isEqualTo("redirect_to_url");
    assertThat(page(intent)).contains("&setup_intent=" + text(intent, "id"), "&source=payatt_");
    assertThat(Wire.anonymous(till.simulator()).get(page(intent)).body())
        .contains("id=\"test-source-authorize-3ds\"");
    assertThat(till.eventTypes())
        .containsExactly(
            "customer.created", "setup_intent.created", "setup_intent.requires_action");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/setup_intents"},
      ref = "probe: addresses that Stripe sent shoppers back to, in public code of 2022 to 2024",
      on = ON)
  void authenticatingAttachesTheCardAndLeadsBackToTheShop() {
    JsonObject intent = confirmed(RETURN + CHALLENGED);
    Wire.Reply back = press(intent, "authorize");
    assertThat(back.status()).isEqualTo(303);
    assertThat(back.header("Location"))
        .isEqualTo(
            "http://shop.test/cards?tab=saved&setup_intent=%s&setup_intent_client_secret=%s&redirect_status=succeeded#top"
                .formatted(text(intent, "id"), text(intent, "client_secret")));
    JsonObject done = again(intent);
    assertThat(text(done, "status")).isEqualTo("succeeded");
    assertThat(done.get("next_action").isJsonNull()).isTrue();
    assertThat(till.eventTypes())
        .endsWith(
            "setup_intent.requires_action", "payment_method.attached", "setup_intent.succeeded");
    String method = till.wire.get("/v1/payment_methods/" + text(done, "payment_method")).body();
    assertThat(method).contains("\"customer\": \"" + customer);
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/setup_intents"},
      ref = "probe: an event in github.com/stripe/stripe-node issue 1904",
      on = ON)
  void failingTheAuthenticationLeavesTheErrorInTheSetupIntent() {
    JsonObject intent = confirmed(RETURN + CHALLENGED);
    assertThat(press(intent, "fail").header("Location")).contains("&redirect_status=failed");
    JsonObject failed = again(intent);
    assertThat(text(failed, "status")).isEqualTo("requires_payment_method");
    assertThat(text(failed, "payment_method")).isNull();
    JsonObject error = failed.getAsJsonObject("last_setup_error");
    assertThat(text(error, "code")).isEqualTo("setup_intent_authentication_failure");
    assertThat(text(error, "message"))
        .isEqualTo(
            "The latest attempt to set up the payment method has failed because authentication"
                + " failed.");
    assertThat(text(error.getAsJsonObject("payment_method"), "object")).isEqualTo("payment_method");
    assertThat(till.eventTypes()).endsWith("setup_intent.setup_failed");
    String card = text(error.getAsJsonObject("payment_method"), "id");
    assertThat(till.wire.get("/v1/payment_methods/" + card).json().get("customer").isJsonNull())
        .isTrue();
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/setup_intents/{id}/confirm", "GET /v1/setup_intents/{id}"},
      ref = "https://docs.stripe.com/js/setup_intents/confirm_card_setup",
      on = ON)
  void aShopperConfirmsWithTheClientSecretAndSeesLess() {
    JsonObject intent = till.wire.post(URL, CARD + "customer=" + customer).json();
    String target = URL + "/" + text(intent, "id");
    String secret = "client_secret=" + text(intent, "client_secret");
    String form =
        "&payment_method_data[type]=card&payment_method_data[card][number]=4242424242424242"
            + "&payment_method_data[card][exp_month]=12&payment_method_data[card][exp_year]=30"
            + "&payment_method_data[card][cvc]=123";
    JsonObject seen = till.shopper.post(target + "/confirm", secret + form).json();
    assertThat(text(seen, "status")).isEqualTo("succeeded");
    assertThat(seen.keySet())
        .doesNotContain("customer", "metadata", "latest_attempt", "payment_method_options");
    assertThat(till.shopper.get(target + "?" + secret).json().keySet())
        .containsExactlyElementsOf(seen.keySet());
    assertThat(text(again(intent), "customer")).isEqualTo(customer);
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      routes = {"POST /v1/setup_intents/{id}/confirm", "GET /v1/setup_intents/{id}"},
      ref = "what holds for a PaymentIntent; neither code nor wording is known",
      on = ON)
  void withoutTheRightClientSecretAShopperGetsNothing() {
    JsonObject intent = till.wire.post(URL, CARD).json();
    String target = URL + "/" + text(intent, "id");
    assertThat(text(till.shopper.get(target).error(), "param")).isEqualTo("client_secret");
    Wire.Reply guessed = till.shopper.post(target + "/confirm", "client_secret=seti_1_secret_x");
    assertThat(text(guessed.error(), "code")).isEqualTo("setup_intent_invalid_parameter");
    assertThat(guessed.error().has("setup_intent")).isFalse();
  }

  @Test
  void aShopperWhoIsDeclinedSeesTheReducedSetupIntentInTheError() {
    JsonObject intent = till.wire.post(URL, CARD).json();
    Wire.Reply declined =
        till.shopper.post(
            URL + "/" + text(intent, "id") + "/confirm",
            "payment_method=pm_card_visa_chargeDeclined&client_secret="
                + text(intent, "client_secret"));
    assertThat(declined.status()).isEqualTo(402);
    assertThat(declined.error().getAsJsonObject("setup_intent").has("customer")).isFalse();
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"GET /v1/setup_attempts"},
      ref = "https://docs.stripe.com/api/setup_attempts/object",
      on = ON)
  void everyConfirmationIsAnAttempt() {
    JsonObject intent = till.wire.post(URL, CARD + "customer=" + customer).json();
    String confirm = URL + "/" + text(intent, "id") + "/confirm";
    assertThat(till.wire.post(confirm, "payment_method=pm_card_visa_chargeDeclined").status())
        .isEqualTo(402);
    till.wire.post(confirm, CHALLENGED);
    press(again(intent), "authorize");
    JsonObject failed = attempt(intent, 1);
    assertThat(text(failed, "status")).isEqualTo("failed");
    assertThat(text(failed.getAsJsonObject("setup_error"), "decline_code"))
        .isEqualTo("generic_decline");
    JsonObject passed = attempt(intent, 0);
    assertThat(passed.keySet())
        .contains("application", "created", "flow_directions", "on_behalf_of", "usage")
        .doesNotContain("attach_to_self");
    assertThat(text(passed, "status")).isEqualTo("succeeded");
    assertThat(text(passed, "customer")).isEqualTo(customer);
    JsonObject card = passed.getAsJsonObject("payment_method_details").getAsJsonObject("card");
    assertThat(text(card.getAsJsonObject("three_d_secure"), "result")).isEqualTo("authenticated");
    assertThat(
            till.wire
                .get(URL + "/" + text(intent, "id") + "?expand[0]=latest_attempt")
                .json()
                .getAsJsonObject("latest_attempt"))
        .isEqualTo(passed);
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      routes = {"GET /v1/setup_attempts"},
      ref = "abandoned is a documented status; a later attempt is when it seems to be meant",
      on = ON)
  void anAttemptThatIsOvertakenIsAbandonedAndItsPageLeadsNowhere() {
    JsonObject intent = confirmed(RETURN + CHALLENGED);
    String confirm = URL + "/" + text(intent, "id") + "/confirm";
    till.wire.post(confirm, RETURN + "payment_method=pm_card_authenticationRequired");
    assertThat(text(attempt(intent, 1), "status")).isEqualTo("abandoned");
    assertThat(text(attempt(intent, 0), "status")).isEqualTo("requires_action");
    assertThat(press(intent, "authorize").status()).isEqualTo(400);
    assertThat(text(again(intent), "status")).isEqualTo("requires_action");
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      routes = {"GET /v1/setup_attempts"},
      ref = "what a list answers for an unknown object in its query elsewhere",
      on = ON)
  void theAttemptsOfNoSetupIntentAreRefused() {
    Wire.Reply missing = till.wire.get("/v1/setup_attempts");
    assertThat(text(missing.error(), "message")).isEqualTo("Missing required param: setup_intent.");
    Wire.Reply unknown = till.wire.get("/v1/setup_attempts?setup_intent=seti_x");
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(text(unknown.error(), "message")).isEqualTo("No such setupintent: 'seti_x'");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/setup_intents"},
      ref = "probe: a message quoted in public code; its last sentence is a PaymentIntent's",
      on = ON)
  void aSetUpThatMayRedirectNeedsAReturnUrl() {
    String form = "confirm=true&payment_method=pm_card_visa";
    assertThat(text(till.wire.post(URL, form).error(), "message"))
        .startsWith("This SetupIntent is configured to accept payment methods enabled in your");
    assertThat(till.eventTypes()).containsExactly("customer.created");
    assertThat(till.wire.post(URL, form + "&" + RETURN).status()).isEqualTo(200);
    String never =
        "&automatic_payment_methods[enabled]=true&automatic_payment_methods[allow_redirects]=never";
    assertThat(till.wire.post(URL, form + never).status()).isEqualTo(200);
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/setup_intents"},
      ref = "https://docs.stripe.com/testing",
      on = ON)
  void aMerchantMayAskForAuthentication() {
    String any = "&payment_method_options[card][request_three_d_secure]=any";
    String optional = RETURN + "payment_method=pm_card_threeDSecureOptional";
    assertThat(text(confirmed(optional), "status")).isEqualTo("succeeded");
    assertThat(text(confirmed(optional + any), "status")).isEqualTo("requires_action");
    assertThat(text(confirmed(RETURN + "payment_method=pm_card_visa" + any), "status"))
        .isEqualTo("succeeded");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/setup_intents/{id}/cancel"},
      ref = "https://docs.stripe.com/api/setup_intents/cancel",
      on = ON)
  void aSetupIntentThatWaitsForItsShopperMayBeCanceled() {
    JsonObject intent = confirmed(RETURN + CHALLENGED);
    JsonObject canceled = till.wire.post(URL + "/" + text(intent, "id") + "/cancel", "").json();
    assertThat(text(canceled, "status")).isEqualTo("canceled");
    assertThat(text(canceled, "payment_method")).isNotNull();
    assertThat(canceled.get("next_action").isJsonNull()).isTrue();
    assertThat(press(intent, "authorize").header("Location")).contains("redirect_status=failed");
    assertThat(text(again(intent), "status")).isEqualTo("canceled");
    assertThat(till.eventTypes()).endsWith("setup_intent.canceled");
  }

  @Test
  void whatIsNotSimulatedIsRefusedBeforeAnythingHappens() {
    for (String form :
        new String[] {
          "attach_to_self=true",
          "single_use[amount]=100&single_use[currency]=usd",
          "payment_method_options[card][moto]=true"
        }) {
      Wire.Reply refused = till.wire.post(URL, CARD + form);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(text(refused.error(), "message")).contains("does not simulate");
    }
    assertThat(till.wire.get(URL).json().getAsJsonArray("data")).isEmpty();
  }
}
