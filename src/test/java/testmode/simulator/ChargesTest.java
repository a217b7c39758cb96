package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonObject;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.simulator.facts.StripeFact;

/** Charges as they are read and described, and the older ways to make and capture them. */
final class ChargesTest {
  private static final String CHARGES = "/v1/charges";
  private static final String PRICE = "amount=1400&currency=usd";

  private final Till till = new Till();

  @AfterEach
  void close() {
    till.close();
  }

  private static String text(JsonObject json, String name) {
    return json.has(name) ? json.get(name).getAsString() : null;
  }

  private Wire.Reply refused(int status, String target, String form) {
    Wire.Reply reply = till.wire.post(target, form);
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    return reply;
  }

  private String pay(String more) {
    String form =
        PRICE + "&payment_method_types[]=card&confirm=true&payment_method=pm_card_visa" + more;
    return text(till.wire.post("/v1/payment_intents", form).json(), "latest_charge");
  }

  private List<String> listed(String query) {
    return till.wire.get(CHARGES + "?" + query).json().getAsJsonArray("data").asList().stream()
        .map(item -> text(item.getAsJsonObject(), "id"))
        .toList();
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "GET /v1/charges",
      ref = "https://docs.stripe.com/api/charges/list",
      on = "2026-11-23")
  void everyFilterOfTheListIsObeyed() {
    String customer = till.wire.post("/v1/customers", "").id();
    String first = pay("&customer=" + customer);
    String second = pay("&transfer_group=ORDER_1");
    till.advance(60);
    String third = pay("");
    assertThat(listed("")).containsExactly(third, second, first);
    assertThat(listed("customer=" + customer)).containsExactly(first);
    assertThat(listed("transfer_group=ORDER_1")).containsExactly(second);
    long start = Till.START.getEpochSecond();
    assertThat(listed("created[lte]=" + start)).containsExactly(second, first);
    assertThat(listed("limit=1&starting_after=" + third)).containsExactly(second);
    String intent = text(till.wire.get(CHARGES + "/" + third).json(), "payment_intent");
    assertThat(listed("payment_intent=" + intent)).containsExactly(third);
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      routes = "GET /v1/charges",
      ref = "recordings 008c: a list of an unknown customer is refused",
      on = "2026-11-23")
  void aListOfAnUnknownPaymentIntentIsRefused() {
    Wire.Reply reply = till.wire.get(CHARGES + "?payment_intent=pi_nope");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(text(reply.error(), "code")).isEqualTo("resource_missing");
    assertThat(text(reply.error(), "param")).isEqualTo("payment_intent");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/charges/{id}", "GET /v1/events"},
      ref = "https://docs.stripe.com/api/charges/update",
      on = "2026-11-23")
  void anUpdateOfAChargeIsAnEventWithTheOldValuesOfItsLeaves() {
    String charge = CHARGES + "/" + pay("&metadata[order]=A-1");
    String form =
        "metadata[parcel]=7&receipt_email=ada@example.com&fraud_details[user_report]=safe";
    JsonObject updated = till.wire.post(charge, form).json();
    assertThat(updated.get("metadata")).hasToString("{\"order\":\"A-1\",\"parcel\":\"7\"}");
    assertThat(updated.get("fraud_details")).hasToString("{\"user_report\":\"safe\"}");
    List<JsonObject> events = till.events();
    JsonObject event = events.get(events.size() - 1);
    assertThat(text(event, "type")).isEqualTo("charge.updated");
    assertThat(event.getAsJsonObject("data").get("previous_attributes"))
        .hasToString(
            "{\"fraud_details\":{\"user_report\":null},\"metadata\":{\"parcel\":null},"
                + "\"receipt_email\":null}");
    till.wire.post(charge, "metadata[parcel]=7");
    assertThat(till.events()).hasSize(events.size());
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/charges/{id}",
      ref = "probe: Kiln-AI/stripe_world, cassette 04_money_path step 50",
      on = "2026-11-23")
  void theTransferGroupOfAChargeIsItsPaymentIntents() throws Exception {
    PaymentIntent intent = till.pay("pm_card_visa", 1400, "usd");
    JsonObject error =
        refused(400, CHARGES + "/" + intent.getLatestCharge(), "transfer_group=order_42").error();
    assertThat(text(error, "message"))
        .isEqualTo(
            "This Charge was created by a PaymentIntent ("
                + intent.getId()
                + "). You must update the `transfer_group` on the PaymentIntent instead of updating"
                + " the Charge directly. See https://stripe.com/docs/api#update_payment_intent");
    assertThat(error.has("code") || error.has("param")).isFalse();
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "POST /v1/charges/{id}",
      ref = "https://docs.stripe.com/api/charges/update",
      on = "2026-11-23")
  void aChargeGetsACustomerOnlyIfItHasNone() {
    String customer = "customer=" + till.wire.post("/v1/customers", "").id();
    String charge = CHARGES + "/" + pay("");
    refused(400, charge, "customer=cus_nope");
    assertThat(till.wire.post(charge, customer).status()).isEqualTo(200);
    assertThat(text(refused(400, charge, customer).error(), "param")).isEqualTo("customer");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/charges",
      ref = "probe: Kiln-AI/stripe_world, cassette 04_money_path steps 54 to 58",
      on = "2026-11-23")
  void aChargeOfACustomerFindsNothingThatItMayUse() {
    String customer = till.wire.post("/v1/customers", "").id();
    JsonObject nothing = refused(402, CHARGES, PRICE + "&customer=" + customer).error();
    assertThat(text(nothing, "type")).isEqualTo("card_error");
    assertThat(text(nothing, "code")).isEqualTo("missing");
    assertThat(text(nothing, "param")).isEqualTo("card");
    assertThat(text(nothing, "message"))
        .startsWith("This Customer doesn't have any saved payment details. Attach a legacy Token");
    pay("&setup_future_usage=off_session&customer=" + customer);
    JsonObject saved = refused(402, CHARGES, PRICE + "&customer=" + customer).error();
    assertThat(text(saved, "message"))
        .startsWith(
            "This Customer doesn't have any legacy saved payment details, but does have a Payment"
                + " Method attached.");
  }

  @ParameterizedTest
  @CsvSource({"''", "&payment_method=pm_card_visa"})
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/charges",
      ref = "probe: Kiln-AI/stripe_world, cassette 04_money_path steps 56 and 58",
      on = "2026-11-23")
  void aChargeOfNobodyIsRefused(String more) {
    JsonObject error = refused(400, CHARGES, PRICE + more).error();
    assertThat(text(error, "code")).isEqualTo("parameter_missing");
    assertThat(text(error, "message")).isEqualTo("Must provide source or customer.");
    assertThat(error.has("param")).isFalse();
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/charges/{id}/capture",
      ref = "probe: Kiln-AI/stripe_world, the refusals of a charge's capture",
      on = "2026-11-23")
  void aHeldChargeIsCapturedThroughItsPaymentIntent() throws Exception {
    PaymentIntent held = till.hold("pm_card_visa", 1400, "usd");
    String capture = CHARGES + "/" + held.getLatestCharge() + "/capture";
    assertThat(text(refused(400, capture, "").error(), "message"))
        .isEqualTo(
            "This uncaptured Charge was created by a PaymentIntent ("
                + held.getId()
                + "). You must capture the PaymentIntent instead. For more information, see"
                + " https://stripe.com/docs/payments/place-a-hold-on-a-payment-method");
    Charge charge = till.chargeOf(held);
    assertThat(charge.getCaptured()).isFalse();
  }
}
