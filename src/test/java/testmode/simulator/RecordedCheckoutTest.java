package testmode.simulator;

import static testmode.simulator.Recording.same;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.simulator.facts.DiffersFromStripe;
import testmode.simulator.facts.StripeFact;

/** Repeats recorded requests that open Checkout Sessions. */
final class RecordedCheckoutTest {
  private static final String SESSIONS = "/v1/checkout/sessions";
  private static final String BACK =
      "http://localhost:3000/?stripe_checkout_session_id={CHECKOUT_SESSION_ID}";

  private final Till till = new Till();
  private final String customer =
      till.wire.post("/v1/customers", "email=stripe@example.org&name=Stripe User").id();

  @AfterEach
  void close() {
    till.close();
  }

  private Wire.Reply opened(String mode, String more) {
    return till.wire.post(
        SESSIONS,
        "customer="
            + customer
            + "&mode="
            + mode
            + "&success_url="
            + BACK
            + "&cancel_url="
            + BACK
            + "&branding_settings[display_name]=Pay"
            + more);
  }

  private Wire.Reply payment(long amount) {
    String price =
        till.wire
            .post("/v1/prices", "currency=usd&product_data[name]=Widget&unit_amount=" + amount)
            .id();
    return opened("payment", "&line_items[0][price]=" + price + "&line_items[0][quantity]=1");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/checkout/sessions",
      ref = "recordings 110b",
      on = "2026-09-20")
  @DiffersFromStripe("Only cards and Link are switched on, and url leads to the simulator's page.")
  void aCheckoutSessionForAPaymentOfACustomer() {
    same("110b-checkout-session-payment-september", payment(1500));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/checkout/sessions",
      ref = "recordings 110a",
      on = "2026-03-30")
  void aCheckoutSessionOfMarchButForTheKeysThatCameLater() {
    same("110a-checkout-session-payment", payment(1500));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/checkout/sessions",
      ref = "recordings 110c",
      on = "2026-10-06")
  void aCheckoutSessionThatSetsUpACardOfACustomer() {
    same("110c-checkout-session-setup", opened("setup", "&currency=usd"));
  }
}
