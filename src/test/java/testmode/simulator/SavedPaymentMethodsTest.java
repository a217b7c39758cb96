package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonObject;
import com.stripe.model.Customer;
import com.stripe.model.PaymentMethod;
import com.stripe.model.SetupIntent;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.SetupIntentCreateParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.simulator.facts.StripeFact;

final class SavedPaymentMethodsTest {
  private static final String ON = "2026-11-23";
  private static final String METHODS = "/v1/payment_methods/";

  private final Till till = new Till();
  private final String customer = till.wire.post("/v1/customers", "").id();

  @AfterEach
  void close() {
    till.close();
  }

  private String attached() {
    return till.wire.post(METHODS + "pm_card_visa/attach", "customer=" + customer).id();
  }

  private JsonObject refused(String target, String form) {
    Wire.Reply reply = till.wire.post(target, form);
    assertThat(reply.status()).isEqualTo(400);
    return reply.error();
  }

  private static String text(JsonObject json, String name) {
    return json.has(name) ? json.get(name).getAsString() : null;
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/payment_methods/{id}/attach"},
      ref = "recordings 003c (not redistributed)",
      on = ON)
  void aCardOfOneCustomerCannotBecomeAnothers() {
    String other = till.wire.post("/v1/customers", "").id();
    Wire.Reply refused = till.wire.post(METHODS + attached() + "/attach", "customer=" + other);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(text(refused.error(), "message"))
        .isEqualTo("The payment method you provided has already been attached to a customer.");
    assertThat(refused.header("Stripe-Should-Retry")).isEqualTo("false");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/payment_methods/{id}/attach"},
      ref = "probe: stripe_world, phase plan 6",
      on = ON)
  void attachingNeedsACustomer() {
    JsonObject error = refused(METHODS + "pm_card_visa/attach", "");
    assertThat(text(error, "code")).isEqualTo("parameter_missing");
    assertThat(text(error, "param")).isNull();
    assertThat(text(error, "message")).isEqualTo("Must provide customer or customer_account.");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/payment_methods/{id}/detach", "POST /v1/payment_methods/{id}/attach"},
      ref = "https://docs.stripe.com/api/payment_methods/detach",
      on = ON)
  void aDetachedCardIsOfNoMoreUse() {
    String id = attached();
    till.wire.post(METHODS + id + "/detach", "");
    JsonObject again = refused(METHODS + id + "/attach", "customer=" + customer);
    assertThat(text(again, "message")).contains("was detached from a Customer.");
    String form = "amount=1000&currency=usd&confirm=true&payment_method_types[0]=card";
    JsonObject paid = refused("/v1/payment_intents", form + "&payment_method=" + id);
    assertThat(text(paid, "message")).contains("It may not be used again.");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/payment_methods/{id}"},
      ref = "probe: stripe-ruby-mock's live test of payment methods",
      on = ON)
  void onlyASavedCardIsUpdated() {
    String id = till.wire.post("/v1/payment_methods", "type=card&card[token]=tok_visa").id();
    assertThat(text(refused(METHODS + id, "card[exp_month]=8"), "message"))
        .isEqualTo("You must save this PaymentMethod to a customer before you can update it.");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/payment_methods/{id}"},
      ref = "https://docs.stripe.com/api/payment_methods/update",
      on = ON)
  void aRenewedCardKeepsItsIdAndTellsOfItsNewExpiry() {
    String method = METHODS + attached();
    JsonObject card = till.wire.post(method, "card[exp_year]=2031").json().getAsJsonObject("card");
    assertThat(card.get("exp_year").getAsInt()).isEqualTo(2031);
    assertThat(card.get("exp_month").getAsInt()).isEqualTo(11);
    JsonObject updated = till.events().get(till.events().size() - 1);
    assertThat(text(updated, "type")).isEqualTo("payment_method.updated");
    assertThat(updated.getAsJsonObject("data").get("previous_attributes").toString())
        .isEqualTo("{\"card\":{\"exp_year\":2027}}");
    Wire.Reply past = till.wire.post(method, "card[exp_year]=2020");
    assertThat(past.status()).isEqualTo(402);
    assertThat(text(past.error(), "code")).isEqualTo("invalid_expiry_year");
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      routes = {"POST /v1/payment_methods/{id}/attach"},
      ref = "recorded is an empty param where the decline names none, and a named one on a set-up",
      on = ON)
  void aDeclineThatNamesAFieldNamesItWhenTheCardIsAttachedToo() {
    String attach = METHODS + "pm_card_chargeDeclinedExpiredCard/attach";
    Wire.Reply declined = till.wire.post(attach, "customer=" + customer);
    assertThat(declined.status()).isEqualTo(402);
    assertThat(text(declined.error(), "param")).isEqualTo("exp_month");
  }

  @Test
  void theListOfACustomerKnowsNoOtherCustomer() {
    String list = "/v1/customers/" + customer + "/payment_methods";
    Wire.Reply refused = till.wire.get(list + "?customer=" + customer);
    assertThat(text(refused.error(), "message")).isEqualTo("Received unknown parameter: customer");
    attached();
    assertThat(till.wire.get(list + "?expand[0]=data.customer").body())
        .contains("\"object\": \"customer\"");
  }

  @Test
  void theOfficialClientReadsWhatItIsAnswered() throws Exception {
    Customer ada =
        till.stripe.v1().customers().create(CustomerCreateParams.builder().setName("Ada").build());
    PaymentMethod card =
        till.stripe
            .v1()
            .paymentMethods()
            .attach(
                "pm_card_visa",
                PaymentMethodAttachParams.builder().setCustomer(ada.getId()).build());
    SetupIntent intent =
        till.stripe
            .v1()
            .setupIntents()
            .create(
                SetupIntentCreateParams.builder()
                    .setCustomer(ada.getId())
                    .setPaymentMethod(card.getId())
                    .addPaymentMethodType("card")
                    .setConfirm(true)
                    .addExpand("latest_attempt")
                    .build());
    assertThat(intent.getStatus()).isEqualTo("succeeded");
    assertThat(intent.getLatestAttemptObject().getPaymentMethod()).isEqualTo(card.getId());
    assertThat(till.stripe.v1().customers().paymentMethods().list(ada.getId()).getData())
        .extracting(PaymentMethod::getId)
        .containsExactly(card.getId());
    assertThat(till.stripe.v1().customers().delete(ada.getId()).getDeleted()).isTrue();
  }
}
