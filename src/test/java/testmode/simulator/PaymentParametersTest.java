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
import org.junit.jupiter.params.provider.ValueSource;
import testmode.simulator.facts.DiffersFromStripe;
import testmode.simulator.facts.StripeFact;

/** What a request may say about a payment, and what comes of it. */
final class PaymentParametersTest {
  private static final String INTENTS = "/v1/payment_intents";
  private static final String PRICE = "amount=1000&currency=usd";
  private static final String BY_CARD = PRICE + "&payment_method_types[]=card";
  private static final String PAY = BY_CARD + "&confirm=true&payment_method=pm_card_visa";

  private final Till till = new Till();

  @AfterEach
  void close() {
    till.close();
  }

  private JsonObject made(String form) {
    Wire.Reply reply = till.wire.post(INTENTS, form);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json();
  }

  private JsonObject refused(String target, String form) {
    Wire.Reply reply = till.wire.post(target, form);
    assertThat(reply.status()).as(reply.body()).isEqualTo(400);
    return reply.error();
  }

  private static String text(JsonObject json, String name) {
    return json.has(name) ? json.get(name).getAsString() : null;
  }

  private String customer() {
    return till.wire.post("/v1/customers", "").id();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "amount_details[shipping][amount]=5",
        "application_fee_amount=5",
        "customer_account=acct_1",
        "hooks[inputs][tax][calculation]=x",
        "mandate_data[customer_acceptance][type]=online",
        "on_behalf_of=acct_1",
        "payment_details[order_reference]=A-1",
        "radar_options[session]=rse_1",
        "transfer_data[destination]=acct_1",
        "payment_method_options[klarna][setup_future_usage]=none",
        "payment_method_options[card][moto]=true",
        "payment_method_options[card][network]=visa",
        "payment_method_options[card][request_multicapture]=if_available"
      })
  @DiffersFromStripe("Stripe takes it; to ignore it here would make the money or the state wrong")
  void aParameterThatIsNotSimulatedIsRefusedByItsFullName(String parameter) {
    JsonObject error = refused(INTENTS, PRICE + "&" + parameter);
    assertThat(text(error, "message"))
        .isEqualTo("This simulator does not simulate the parameter " + text(error, "param") + ".");
    assertThat(parameter).startsWith(text(error, "param"));
    assertThat(till.eventTypes()).isEmpty();
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "POST /v1/payment_intents",
      ref = "https://docs.stripe.com/api/payment_intents/create",
      on = "2026-11-23")
  void theCaptureMethodForCardsHoldsTheMoney() {
    JsonObject held = made(PAY + "&payment_method_options[card][capture_method]=manual");
    assertThat(text(held, "status")).isEqualTo("requires_capture");
    assertThat(text(held, "capture_method")).isEqualTo("automatic_async");
    assertThat(held.get("amount_capturable").getAsLong()).isEqualTo(1000);
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/payment_intents", "GET /v1/payment_methods/{id}"},
      ref = "https://docs.stripe.com/api/payment_intents/create",
      on = "2026-11-23")
  void aPaymentThatPlansForLaterSavesTheCardUnlessItsOptionSaysNone() {
    String customer = customer();
    String form = PAY + "&setup_future_usage=off_session&customer=" + customer;
    String saved = text(made(form), "payment_method");
    assertThat(text(till.wire.get("/v1/payment_methods/" + saved).json(), "customer"))
        .isEqualTo(customer);
    String once = text(made(form + "&payment_method_options[card][setup_future_usage]=none"), "id");
    String method = text(till.wire.get(INTENTS + "/" + once).json(), "payment_method");
    assertThat(till.wire.get("/v1/payment_methods/" + method).json().get("customer").isJsonNull())
        .isTrue();
    assertThat(
            text(refused(INTENTS, BY_CARD + "&confirm=true&payment_method=" + method), "message"))
        .contains("It may not be used again.");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "POST /v1/payment_intents",
      ref = "https://docs.stripe.com/api/payment_intents/create",
      on = "2026-11-23")
  void excludedTypesAreTakenFromTheDashboards() {
    JsonObject intent = made(PRICE + "&excluded_payment_method_types[]=card");
    assertThat(intent.get("payment_method_types")).hasToString("[\"link\"]");
    assertThat(intent.get("excluded_payment_method_types")).hasToString("[\"card\"]");
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      routes = "POST /v1/payment_intents",
      ref = "that a type must be one of the PaymentIntent's is documented, the words are not",
      on = "2026-11-23")
  void aCardDoesNotPayAPaymentIntentOfOtherTypes() {
    String form = PRICE + "&payment_method_types[]=link&confirm=true&payment_method=pm_card_visa";
    assertThat(text(refused(INTENTS, form), "param")).isEqualTo("payment_method");
    assertThat(till.eventTypes()).isEmpty();
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/payment_intents",
      ref = "probe: fluentform issue 384, the refusal of statement_descriptor for cards",
      on = "2026-11-23")
  void aCardPaymentTakesOnlyTheSuffixOfAStatementDescriptor() {
    JsonObject error = refused(INTENTS, BY_CARD + "&statement_descriptor=Gift cards");
    assertThat(text(error, "message"))
        .startsWith(
            "The statement_descriptor parameter is not supported for the payment_method_type"
                + " `card`. To continue supporting payment_method_type `card`, please pass in"
                + " `statement_descriptor_suffix`");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/payment_intents", "GET /v1/charges/{id}"},
      ref = "https://docs.stripe.com/get-started/account/statement-descriptors",
      on = "2026-11-23")
  void theSuffixFollowsThePrefixOnTheStatement() {
    String charge = text(made(PAY + "&statement_descriptor_suffix=ORDER A1"), "latest_charge");
    JsonObject paid = till.wire.get("/v1/charges/" + charge).json();
    assertThat(text(paid, "calculated_statement_descriptor")).isEqualTo("Stripe* ORDER A1");
    assertThat(text(paid, "statement_descriptor_suffix")).isEqualTo("ORDER A1");
  }

  @ParameterizedTest
  @CsvSource({"12345", "'A*B'", "'A<B'", "ABCDEFGHIJKLMNOPQRSTUVW"})
  @StripeFact(
      source = ASSUMED,
      routes = "POST /v1/payment_intents",
      ref = "the rules of statement descriptors are documented, the words of a refusal are not",
      on = "2026-11-23")
  void aSuffixWithoutALetterOrWithAForbiddenCharacterIsRefused(String suffix) {
    JsonObject error = refused(INTENTS, PRICE + "&statement_descriptor_suffix=" + suffix);
    assertThat(text(error, "param")).isEqualTo("statement_descriptor_suffix");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/payment_intents/{id}",
      ref = "probe: the refusal as several public integrations quote it",
      on = "2026-11-23")
  void aPaymentIntentKeepsTheCustomerThatItHas() {
    String customer = customer();
    String target = INTENTS + "/" + text(made(PRICE), "id");
    assertThat(text(till.wire.post(target, "customer=" + customer).json(), "customer"))
        .isEqualTo(customer);
    assertThat(text(refused(target, "customer=" + customer()), "message"))
        .startsWith(
            "You cannot modify `customer` on a PaymentIntent once it already has been set.");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "POST /v1/payment_intents/{id}",
      ref = "https://docs.stripe.com/api/payment_intents/object",
      on = "2026-11-23")
  void anUpdateClearsTheLastPaymentError() {
    String form = BY_CARD + "&confirm=true&payment_method=pm_card_visa_chargeDeclined";
    JsonObject declined = till.wire.post(INTENTS, form).error().getAsJsonObject("payment_intent");
    assertThat(declined.get("last_payment_error").isJsonNull()).isFalse();
    JsonObject updated =
        till.wire.post(INTENTS + "/" + text(declined, "id"), "description=again").json();
    assertThat(updated.get("last_payment_error").isJsonNull()).isTrue();
    assertThat(text(updated, "latest_charge")).isEqualTo(text(declined, "latest_charge"));
  }

  @ParameterizedTest
  @CsvSource({
    "shipping[address][line1]=Street 1, shipping[name]",
    "shipping[name]=Ada, shipping[address][line1]"
  })
  @StripeFact(
      source = DOCUMENTED,
      routes = "POST /v1/payment_intents",
      ref = "https://docs.stripe.com/api/payment_intents/create",
      on = "2026-11-23")
  void aShippingAddressNamesPersonAndStreet(String form, String missing) {
    JsonObject error = refused(INTENTS, PRICE + "&" + form);
    assertThat(text(error, "code")).isEqualTo("parameter_missing");
    assertThat(text(error, "param")).isEqualTo(missing);
  }

  @ParameterizedTest
  @CsvSource({"isk, 100050, 100000", "ugx, 10000050, 10000000"})
  @StripeFact(
      source = DOCUMENTED,
      routes = "POST /v1/payment_intents",
      ref = "https://docs.stripe.com/currencies",
      on = "2026-11-23")
  void twoCurrenciesAreSentWithDecimalsThatMustBeZero(String currency, long odd, long even) {
    till.settings("{\"fx\": {\"" + currency + "\": \"0.0072\"}}");
    String form = "currency=" + currency + "&amount=";
    assertThat(text(refused(INTENTS, form + odd), "param")).isEqualTo("amount");
    assertThat(made(form + even).get("amount").getAsLong()).isEqualTo(even);
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      routes = "POST /v1/payment_intents",
      ref = "recordings 045a: the error carries the PaymentIntent, so there must be one",
      on = "2026-11-23")
  void aPaymentThatIsMadeAndConfirmedWithoutACardStaysBehind() {
    JsonObject error = refused(INTENTS, BY_CARD + "&confirm=true");
    String id = text(error.getAsJsonObject("payment_intent"), "id");
    assertThat(text(till.wire.get(INTENTS + "/" + id).json(), "status"))
        .isEqualTo("requires_payment_method");
  }
}
