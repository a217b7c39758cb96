package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.simulator.facts.StripeFact;

/** What becomes of a card that was kept, when the merchant charges it while its owner is away. */
final class SavedCardsTest {
  private static final String ON = "2026-11-23";
  private static final String TESTING = "https://docs.stripe.com/testing";
  private static final String CARD = "payment_method_types[0]=card&confirm=true&";

  private final Till till = new Till();
  private final String customer = till.wire.post("/v1/customers", "").id();

  @AfterEach
  void close() {
    till.close();
  }

  private Wire.Reply charged(String method, String more) {
    return till.wire.post(
        "/v1/payment_intents",
        CARD
            + "amount=4000&currency=eur&customer="
            + customer
            + "&payment_method="
            + method
            + more);
  }

  /** The id of a card that its owner let the merchant keep, authenticated where the bank asked. */
  private String setUp(String alias) {
    JsonObject intent =
        till.wire
            .post("/v1/setup_intents", CARD + "customer=" + customer + "&payment_method=" + alias)
            .json();
    authenticate(intent);
    return intent.get("payment_method").getAsString();
  }

  private void authenticate(JsonObject intent) {
    if (intent.get("next_action") instanceof JsonObject action) {
      String page = action.getAsJsonObject("use_stripe_sdk").get("stripe_js").getAsString();
      Wire.anonymous(till.simulator())
          .send(
              "POST",
              page.substring(page.indexOf("/3d_secure_2/")),
              "result=authorize",
              "Content-Type",
              "application/x-www-form-urlencoded");
    }
  }

  private String attached(String alias) {
    return till.wire.post("/v1/payment_methods/" + alias + "/attach", "customer=" + customer).id();
  }

  private static String result(Wire.Reply reply) {
    return reply.status() == 200
        ? reply.json().get("status").getAsString()
        : reply.error().get("decline_code").getAsString();
  }

  @ParameterizedTest
  @CsvSource({
    "pm_card_visa, succeeded",
    "pm_card_authenticationRequiredOnSetup, succeeded",
    "pm_card_authenticationRequired, authentication_required",
    "pm_card_authenticationRequiredSetupForOffSession, succeeded",
    "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds, insufficient_funds",
    "pm_card_chargeCustomerFail, generic_decline"
  })
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/setup_intents", "POST /v1/payment_intents"},
      ref = TESTING,
      on = ON)
  void aCardThatWasSetUpIsChargedOffSessionAsItsStorySays(String card, String outcome) {
    assertThat(result(charged(setUp(card), "&off_session=true"))).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "pm_card_visa, succeeded",
    "pm_card_authenticationRequiredOnSetup, authentication_required",
    "pm_card_authenticationRequired, authentication_required",
    "pm_card_authenticationRequiredSetupForOffSession, succeeded",
    "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds, insufficient_funds",
    "pm_card_chargeCustomerFail, generic_decline"
  })
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/payment_methods/{id}/attach", "POST /v1/payment_intents"},
      ref = TESTING,
      on = ON)
  void aCardThatWasOnlyAttachedWasNotAgreedTo(String card, String outcome) {
    assertThat(result(charged(attached(card), "&off_session=true"))).isEqualTo(outcome);
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/payment_intents"},
      ref = TESTING,
      on = ON)
  void aCardThatWasSetUpStillWantsItsOwnerWhereTheyAreThere() {
    String card = setUp("pm_card_authenticationRequiredOnSetup");
    assertThat(result(charged(card, ""))).isEqualTo("requires_action");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/payment_intents"},
      ref = "https://docs.stripe.com/payments/save-during-payment",
      on = ON)
  void aPaymentForFutureUseSetsUpACardThatIsAlreadyKept() {
    String card = attached("pm_card_authenticationRequiredOnSetup");
    authenticate(charged(card, "&setup_future_usage=off_session").json());
    assertThat(result(charged(card, "&off_session=true"))).isEqualTo("succeeded");
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      routes = {"POST /v1/setup_intents", "POST /v1/payment_methods/{id}/attach"},
      ref = "a set-up without a customer is documented, and attaching is the documented next step",
      on = ON)
  void aCardThatIsSetUpWithoutACustomerMayBeAttachedLater() {
    JsonObject intent =
        till.wire
            .post(
                "/v1/setup_intents", CARD + "payment_method=pm_card_authenticationRequiredOnSetup")
            .json();
    authenticate(intent);
    String card = intent.get("payment_method").getAsString();
    assertThat(attached(card)).isEqualTo(card);
    assertThat(result(charged(card, "&off_session=true"))).isEqualTo("succeeded");
  }
}
