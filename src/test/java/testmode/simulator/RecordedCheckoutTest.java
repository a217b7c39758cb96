package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.simulator.facts.DiffersFromStripe;
import testmode.simulator.facts.StripeFact;

/** Repeats recorded requests that open Checkout Sessions. */
final class RecordedCheckoutTest {
  private static final String SESSIONS = "/v1/checkout/sessions";
  private static final String BACK =
      "http://localhost:3000/?stripe_checkout_session_id={CHECKOUT_SESSION_ID}";

  /** Keys that Stripe added to every session after the first recording. */
  private static final Set<String> ADDED =
      Set.of("allowed_payment_method_types", "managed_payments");

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

  /** Without what the recorded account's dashboard had switched on beside cards. */
  private static List<String> lines(JsonObject session) {
    JsonObject comparable = session.deepCopy();
    comparable.remove("payment_method_types");
    JsonObject options = comparable.getAsJsonObject("payment_method_options");
    Set.copyOf(options.keySet()).stream()
        .filter(key -> !key.equals("card"))
        .forEach(options::remove);
    return Recording.lines(comparable);
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/checkout/sessions",
      ref = "recordings 110b",
      on = "2026-09-20")
  @DiffersFromStripe("Only cards and Link are switched on, and url leads to the simulator's page.")
  void aCheckoutSessionForAPaymentOfACustomer() {
    Wire.Reply opened = payment(1500);
    Recording.sameStatusAndHeaders("110b-checkout-session-payment-september", opened);
    assertThat(lines(opened.json()))
        .isEqualTo(lines(Recording.body("110b-checkout-session-payment-september")));
  }

  @ParameterizedTest
  @CsvSource({"1500", "999", "4900000"})
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/checkout/sessions",
      ref = "recordings 110a",
      on = "2026-03-30")
  void aCheckoutSessionOfMarchButForTheKeysThatCameLater(long amount) {
    JsonObject recorded = Recording.body("110a-checkout-session-payment");
    recorded.addProperty("amount_subtotal", amount);
    recorded.addProperty("amount_total", amount);
    Wire.Reply reply = payment(amount);
    Recording.sameStatusAndHeaders("110a-checkout-session-payment", reply);
    JsonObject opened = reply.json();
    ADDED.forEach(opened::remove);
    assertThat(lines(opened)).isEqualTo(lines(recorded));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/checkout/sessions",
      ref = "recordings 110c",
      on = "2026-10-06")
  void aCheckoutSessionThatSetsUpACardOfACustomer() {
    Wire.Reply opened = opened("setup", "&currency=usd");
    Recording.sameStatusAndHeaders("110c-checkout-session-setup", opened);
    assertThat(lines(opened.json()))
        .isEqualTo(lines(Recording.body("110c-checkout-session-setup")));
  }
}
