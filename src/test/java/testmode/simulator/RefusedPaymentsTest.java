package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.simulator.facts.DiffersFromStripe;
import testmode.simulator.facts.StripeFact;

final class RefusedPaymentsTest {
  private final Till till = new Till();

  @AfterEach
  void close() {
    till.close();
  }

  private JsonObject refused(String target, String form) {
    Wire.Reply reply = till.wire.post(target, form);
    assertThat(reply.status()).isEqualTo(400);
    return reply.error();
  }

  private static String text(JsonObject json, String name) {
    return json.has(name) ? json.get(name).getAsString() : null;
  }

  private void refuses(String form, String code, String param, String message) {
    JsonObject error = refused("/v1/payment_intents", form);
    assertThat(text(error, "code")).isEqualTo(code);
    assertThat(text(error, "param")).isEqualTo(param);
    assertThat(text(error, "message")).startsWith(message);
    assertThat(till.eventTypes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "amount=0&currency=usd|parameter_invalid_integer|amount|The amount must be greater than",
        "amount=1000&currency=xxd||currency|Invalid currency: xxd. Stripe currently supports",
        "currency=usd|parameter_missing|amount|Missing required param: amount.",
        "amount=1000|parameter_missing|currency|Missing required param: currency.",
        "amount=1000&currency=usd&customer=cus_x|resource_missing|customer|No such customer:"
            + " 'cus_x'",
        "amount=1000&currency=usd&payment_method=pm_x|resource_missing|payment_method|No such"
            + " PaymentMethod: 'pm_x'"
      })
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/payment_intents",
      ref = "recordings 008d, 082c (not redistributed)",
      on = "2026-09-20")
  void whatCannotBeChargedIsRefusedInStripesWords(
      String form, String code, String param, String message) {
    refuses(form, code, param, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "amount=49&currency=usd|amount_too_small|amount|Amount must be at least $0.50 usd",
        "amount=40&currency=eur|amount_too_small|amount|Amount must convert to at least 50 cents.",
        "amount=100000000&currency=usd|amount_too_large|amount|Amount must be no more than"
            + " $999,999",
        "amount=1005&currency=kwd||amount|Invalid amount: the last digit",
        "amount=1000&currency=usd&return_url=http://a.test||return_url|The parameter `return_url`"
      })
  @StripeFact(
      source = ASSUMED,
      routes = "POST /v1/payment_intents",
      ref = "the limits are documented, today's wording is not known",
      on = "2026-11-23")
  void whatIsTooLittleOrTooMuchIsRefused(String form, String code, String param, String message) {
    refuses(form, code, param, message);
  }

  @Test
  @DiffersFromStripe("Stripe takes it; ignoring it here would make the money wrong")
  void aParameterThatIsNotSimulatedIsRefused() {
    refuses(
        "amount=1000&currency=usd&application_fee_amount=5",
        null,
        "application_fee_amount",
        "This simulator does not simulate the parameter application_fee_amount.");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "POST /v1/payment_intents",
      ref = "https://docs.stripe.com/api/payment_intents/create",
      on = "2025-06-01")
  void aPaymentThatMayRedirectNeedsAReturnUrl() {
    String form = "amount=1000&currency=usd&confirm=true&payment_method=pm_card_visa";
    assertThat(text(refused("/v1/payment_intents", form), "message"))
        .contains("you must provide a `return_url`");
    assertThat(till.eventTypes()).isEmpty();
    String never =
        "&automatic_payment_methods[enabled]=true&automatic_payment_methods[allow_redirects]=never";
    assertThat(till.wire.post("/v1/payment_intents", form + never).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "confirm||You cannot confirm this PaymentIntent because it has already succeeded after",
        "capture||This PaymentIntent could not be captured because it has a status of succeeded.",
        "cancel||You cannot cancel this PaymentIntent because it has a status of succeeded. Only",
        "|amount=9|This PaymentIntent's amount could not be updated because it has a status of"
      })
  @StripeFact(
      source = OBSERVED,
      routes = {
        "POST /v1/payment_intents/{id}/confirm",
        "POST /v1/payment_intents/{id}/capture",
        "POST /v1/payment_intents/{id}/cancel",
        "POST /v1/payment_intents/{id}"
      },
      ref = "recordings 043a (not redistributed)",
      on = "2026-09-20")
  void whatAPaidPaymentIntentCannotDoIsRefusedWithThePaymentIntent(
      String verb, String form, String message) throws Exception {
    String id = till.pay("pm_card_visa", 1000, "usd").getId();
    String target = "/v1/payment_intents/" + id + (verb == null ? "" : "/" + verb);
    JsonObject error = refused(target, form == null ? "" : form);
    assertThat(text(error, "code")).isEqualTo("payment_intent_unexpected_state");
    assertThat(text(error, "message")).startsWith(message);
    assertThat(text(error.getAsJsonObject("payment_intent"), "id")).isEqualTo(id);
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/payment_intents/{id}/capture",
      ref = "recordings 042a, 042b (not redistributed)",
      on = "2026-09-20")
  void aCaptureOfNothingOrLessIsRefused() throws Exception {
    String capture =
        "/v1/payment_intents/" + till.hold("pm_card_visa", 1000, "usd").getId() + "/capture";
    JsonObject negative = refused(capture, "amount_to_capture=-100");
    assertThat(text(negative, "message")).isEqualTo("Invalid non-negative integer");
    assertThat(text(negative, "param")).isEqualTo("amount_to_capture");
    JsonObject zero = refused(capture, "amount_to_capture=0");
    assertThat(text(zero, "message")).isEqualTo("This value must be greater than or equal to 1.");
    assertThat(text(zero, "param")).isEqualTo("amount");
  }
}
