package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.simulator.facts.StripeFact;

/** Who may confirm a payment with which card, and what a shopper's browser gets to see. */
final class ConfirmationTest {
  private static final String INTENTS = "/v1/payment_intents";
  private static final String BY_CARD = "amount=1500&currency=usd&payment_method_types[]=card";

  /** What Stripe's reference marks as retrievable with a publishable key. */
  private static final List<String> FOR_SHOPPERS =
      List.of(
          ("id object amount automatic_payment_methods canceled_at cancellation_reason"
                  + " capture_method client_secret confirmation_method created currency description"
                  + " last_payment_error livemode next_action payment_method payment_method_types"
                  + " processing receipt_email setup_future_usage shipping status")
              .split(" "));

  private final Till till = new Till();

  @AfterEach
  void close() {
    till.close();
  }

  private JsonObject made(String form) {
    return till.wire.post(INTENTS, form).json();
  }

  private static String text(JsonObject json, String name) {
    return json.has(name) ? json.get(name).getAsString() : null;
  }

  private String customer() {
    return till.wire.post("/v1/customers", "").id();
  }

  /** A card that a customer has given for later. */
  private String savedCard(String customer) {
    String form = "&confirm=true&setup_future_usage=off_session&payment_method=pm_card_visa";
    return text(made(BY_CARD + form + "&customer=" + customer), "payment_method");
  }

  private JsonObject refused(String intent, String form) {
    Wire.Reply reply = till.wire.post(INTENTS + "/" + intent + "/confirm", form);
    assertThat(reply.status()).isEqualTo(400);
    return reply.error();
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/payment_intents/{id}/confirm",
      ref = "recordings 045b (not redistributed)",
      on = "2026-11-23")
  void aConfirmationForACustomerWithoutACardNamesTheCustomer() {
    String customer = customer();
    String intent = text(made(BY_CARD + "&customer=" + customer), "id");
    JsonObject error = refused(intent, "");
    assertThat(text(error, "code")).isEqualTo("payment_intent_unexpected_state");
    assertThat(text(error, "message"))
        .isEqualTo(
            "You cannot confirm this PaymentIntent because it's missing a payment method. To"
                + " confirm the PaymentIntent with "
                + customer
                + ", specify a payment method attached to this customer along with the customer"
                + " ID.");
    assertThat(text(error.getAsJsonObject("payment_intent"), "id")).isEqualTo(intent);
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/payment_intents/{id}/confirm",
      ref = "recordings 046a (not redistributed)",
      on = "2026-11-23")
  void aSavedCardPaysOnlyWithItsCustomerAndTheRefusalChangesNothing() {
    String customer = customer();
    String card = savedCard(customer);
    String intent = text(made(BY_CARD), "id");
    JsonObject error = refused(intent, "payment_method=" + card);
    assertThat(text(error, "code")).isEqualTo("parameter_missing");
    assertThat(text(error, "param")).isEqualTo("source");
    assertThat(text(error, "message"))
        .isEqualTo(
            "The `payment_method` parameter supplied %s belongs to the Customer %s. Please include the Customer in the `customer` parameter on the PaymentIntent."
                .formatted(card, customer));
    assertThat(error.getAsJsonObject("payment_intent"))
        .isEqualTo(till.wire.get(INTENTS + "/" + intent).json());
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/payment_intents/{id}/confirm",
      ref = "recordings 046b (not redistributed)",
      on = "2026-11-23")
  void aSavedCardDoesNotPayForAnotherCustomer() {
    String card = savedCard(customer());
    String intent = text(made(BY_CARD + "&customer=" + customer()), "id");
    JsonObject error = refused(intent, "payment_method=" + card);
    assertThat(error.has("code")).isFalse();
    assertThat(text(error, "param")).isEqualTo("payment_method");
    assertThat(text(error, "message")).contains("does not belong to the Customer you supplied");
    assertThat(error.getAsJsonObject("payment_intent").get("payment_method").isJsonNull()).isTrue();
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"GET /v1/payment_intents/{id}", "POST /v1/payment_intents/{id}/confirm"},
      ref = "https://docs.stripe.com/api/payment_intents/object",
      on = "2026-11-23")
  void aShopperSeesWhatIsRetrievableWithAPublishableKey() {
    JsonObject intent = made(BY_CARD + "&metadata[order]=A-1");
    String secret = "client_secret=" + text(intent, "client_secret");
    String target = INTENTS + "/" + text(intent, "id");
    JsonObject seen = till.shopper.get(target + "?" + secret).json();
    assertThat(seen.keySet())
        .containsAll(FOR_SHOPPERS)
        .doesNotContain(
            "amount_capturable",
            "amount_received",
            "customer",
            "latest_charge",
            "metadata",
            "payment_method_options",
            "review",
            "statement_descriptor_suffix",
            "transfer_group");
    JsonObject paid =
        till.shopper.post(target + "/confirm", secret + "&payment_method=pm_card_visa").json();
    assertThat(paid.keySet()).isEqualTo(seen.keySet());
    assertThat(text(paid, "status")).isEqualTo("succeeded");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "POST /v1/payment_intents/{id}/confirm",
      ref = "https://docs.stripe.com/api/payment_intents/object",
      on = "2026-11-23")
  void aPaymentOfManualConfirmationIsConfirmedByTheServerOnly() {
    JsonObject intent = made(BY_CARD + "&confirmation_method=manual");
    String confirm = INTENTS + "/" + text(intent, "id") + "/confirm";
    String form = "payment_method=pm_card_visa";
    Wire.Reply shopper =
        till.shopper.post(confirm, form + "&client_secret=" + text(intent, "client_secret"));
    assertThat(shopper.status()).isEqualTo(400);
    assertThat(text(shopper.error(), "message"))
        .contains("cannot be confirmed using your publishable key");
    assertThat(text(till.wire.post(confirm, form).json(), "status")).isEqualTo("succeeded");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/payment_intents", "GET /v1/payment_methods/{id}"},
      ref = "https://docs.stripe.com/api/payment_intents/create",
      on = "2026-11-23")
  void aCardOfAPaymentThatPlansForLaterWithoutACustomerIsNotUsedUp() {
    String form = "&confirm=true&setup_future_usage=on_session&payment_method=pm_card_visa";
    String card = text(made(BY_CARD + form), "payment_method");
    Wire.Reply again = till.wire.post(INTENTS, BY_CARD + "&confirm=true&payment_method=" + card);
    assertThat(again.status()).isEqualTo(200);
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "GET /v1/payment_intents",
      ref = "recordings 008c, 008d (not redistributed)",
      on = "2026-11-23")
  void aListOfAnUnknownCustomerIsRefused() {
    Wire.Reply reply = till.wire.get(INTENTS + "?customer=cus_nope");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(text(reply.error(), "param")).isEqualTo("customer");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "GET /v1/payment_intents",
      ref = "https://docs.stripe.com/api/payment_intents/list",
      on = "2026-11-23")
  void aListIsNarrowedByTheTimeOfCreation() {
    made(BY_CARD);
    till.advance(60);
    String later = text(made(BY_CARD), "id");
    long start = Till.START.getEpochSecond();
    JsonObject list = till.wire.get(INTENTS + "?created[gt]=" + start).json();
    assertThat(list.getAsJsonArray("data")).hasSize(1);
    assertThat(text(list.getAsJsonArray("data").get(0).getAsJsonObject(), "id")).isEqualTo(later);
    assertThat(till.wire.get(INTENTS + "?created=" + start).json().getAsJsonArray("data"))
        .hasSize(1);
  }
}
