package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.simulator.facts.DiffersFromStripe;
import testmode.simulator.facts.StripeFact;

/** Sessions that cannot be opened, and Stripe's words for it. */
final class CheckoutRefusalsTest {
  private static final String ITEM =
      "line_items[0][price_data][currency]=usd&line_items[0][price_data][unit_amount]=1500"
          + "&line_items[0][price_data][product_data][name]=Mug&line_items[0][quantity]=1";
  private static final String SUCCESS = "&success_url=http://shop.test/thanks";

  private final Storefront shop = new Storefront();

  @AfterEach
  void close() {
    shop.close();
  }

  private static void refused(Wire.Reply reply, String code, String param, String message) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(400);
    JsonObject error = reply.error();
    assertThat(error.get("message").getAsString()).isEqualTo(message);
    assertThat(error.has("code") ? error.get("code").getAsString() : null).isEqualTo(code);
    assertThat(error.has("param") ? error.get("param").getAsString() : null).isEqualTo(param);
  }

  private Wire.Reply post(String form) {
    return shop.till.wire.post(Storefront.SESSIONS, form);
  }

  private static String at(long secondsFromNow) {
    return "expires_at=" + (Till.START.getEpochSecond() + secondsFromNow);
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/checkout/sessions",
      ref = "https://github.com/stripe/stripe-node/issues/1944",
      on = "2026-11-23")
  void withoutASuccessUrlThereIsNoSession() {
    refused(
        post("mode=payment&" + ITEM),
        "parameter_missing",
        "success_url",
        "Missing required param: success_url.");
  }

  @ParameterizedTest
  @CsvSource({"thanks, success_url", "/thanks, success_url", "ftp://shop.test, success_url"})
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/checkout/sessions",
      ref = "https://github.com/AntonioErdeljac/next13-ai-saas/issues/40",
      on = "2026-11-23")
  void anAddressMustBeOneOfTheWeb(String url, String param) {
    refused(
        post("mode=payment&" + ITEM + "&success_url=" + url),
        "url_invalid",
        param,
        "Not a valid URL");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/checkout/sessions",
      ref = "https://github.com/vm0-ai/vm0/issues/25340",
      on = "2026-11-23")
  void anAddressHasALimit() {
    String url = "http://shop.test/" + "x".repeat(5000);
    refused(
        post("mode=payment&" + ITEM + "&success_url=" + url),
        null,
        "success_url",
        "Invalid URL: URL must be 5000 characters or less.");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/checkout/sessions",
      ref = "https://github.com/stripe/stripe-java/issues/1584",
      on = "2026-11-23")
  void everyItemNeedsAQuantity() {
    refused(
        post("mode=payment&" + ITEM.replace("&line_items[0][quantity]=1", "") + SUCCESS),
        null,
        "line_items[0]",
        "Quantity is required. Add `quantity` to `line_items[0]`");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/checkout/sessions",
      ref = "https://github.com/exercism/website/issues/7149",
      on = "2026-11-23")
  void everyItemNeedsAPrice() {
    refused(
        post("mode=payment&line_items[0][quantity]=1" + SUCCESS),
        null,
        "line_items[0]",
        "You must provide either price or price_data for each line item when using prices.");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/checkout/sessions",
      ref = "probe: the sentence in public code; ASSUMED: the param",
      on = "2026-11-23")
  void inPaymentModeSomethingMustBeBought() {
    refused(
        post("mode=payment" + SUCCESS),
        null,
        "line_items",
        "The `line_items` parameter is required in payment mode.");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/checkout/sessions",
      ref = "https://github.com/dayhaysoos/use-shopping-cart/issues/224",
      on = "2026-11-23")
  void aRecurringPriceIsNotForPaymentMode() {
    String recurring =
        shop.till
            .wire
            .post(
                "/v1/prices",
                "currency=usd&unit_amount=500&product_data[name]=Box&recurring[interval]=month")
            .id();
    String message =
        "You specified `payment` mode but passed a recurring price. Either switch to"
            + " `subscription` mode or use only one-time prices.";
    String one = "&line_items[0][quantity]=1" + SUCCESS;
    refused(
        post("mode=payment&line_items[0][price]=" + recurring + one),
        null,
        "line_items[0]",
        message);
    refused(
        post("mode=payment&line_items[0][price_data][recurring][interval]=month&" + ITEM + SUCCESS),
        null,
        "line_items[0]",
        message);
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/checkout/sessions",
      ref = "probe: the sentence in public code; ASSUMED: the param",
      on = "2026-11-23")
  void anInactivePriceIsNotSoldAndAnUnknownOneIsMissing() {
    String price =
        shop.till
            .wire
            .post("/v1/prices", "currency=usd&unit_amount=500&product_data[name]=Box&active=false")
            .id();
    String one = "&line_items[0][quantity]=1" + SUCCESS;
    refused(
        post("mode=payment&line_items[0][price]=" + price + one),
        null,
        "line_items[0][price]",
        "The price specified is inactive. This field only accepts active prices.");
    refused(
        post("mode=payment&line_items[0][price]=price_nope" + one),
        "resource_missing",
        "line_items[0][price]",
        "No such price: 'price_nope'");
  }

  @ParameterizedTest
  @CsvSource({
    "1799, The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.",
    "86401, The `expires_at` timestamp must be less than 24 hours from Checkout Session creation."
  })
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/checkout/sessions",
      ref = "https://github.com/alexmorrisnz/moodle-paygw_stripe/pull/72",
      on = "2026-11-23")
  void aSessionLivesFromHalfAnHourToADay(long seconds, String message) {
    refused(shop.open(at(seconds)), null, "expires_at", message);
    assertThat(shop.open(at(1800)).status()).isEqualTo(200);
    assertThat(shop.open(at(86_400)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"customer_email=ada@example.test", "customer_creation=always"})
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/checkout/sessions",
      ref = "probe: both sentences in public code; ASSUMED: the param",
      on = "2026-11-23")
  void aCustomerIsNamedOnlyOnce(String other) {
    String customer = shop.till.wire.post("/v1/customers", "").id();
    refused(
        shop.open("customer=" + customer, other),
        null,
        "customer",
        "You may only specify one of these parameters: customer, "
            + other.substring(0, other.indexOf('='))
            + ".");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/checkout/sessions",
      ref = "https://github.com/redwoodjs/example-store-stripe/pull/168",
      on = "2026-11-23")
  void anUnknownCustomerIsMissing() {
    refused(shop.open("customer=5"), "resource_missing", "customer", "No such customer: '5'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "usd | 10 | amount_too_small | The Checkout Session's total amount must convert to at"
            + " least 50 cents.",
        "usd | 0 | | The Checkout Session's total amount due cannot be zero in `payment` mode.",
        "usd | 60000000 | amount_too_large | The Checkout Session's total amount due must be no"
            + " more than $999,999.99."
      })
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/checkout/sessions",
      ref = "probe: the sentences and two codes in public code",
      on = "2026-11-23")
  void aTotalIsNeitherNothingNorTooLittleNorTooMuch(
      String currency, long amount, String code, String message) {
    refused(shop.open(currency, amount), code, null, message);
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/checkout/sessions",
      ref = "probe: the sentence of a Polish account in public code",
      on = "2026-11-23")
  void tooLittleInAnotherCurrencyIsConverted() {
    shop.till.settings("{\"settlement_currency\": \"usd\", \"fx\": {\"eur\": \"1.25\"}}");
    refused(
        shop.open("eur", 10),
        "amount_too_small",
        null,
        "The Checkout Session's total amount must convert to at least 50 cents. €0.20 converts to"
            + " approximately $0.25.");
  }

  @ParameterizedTest
  @CsvSource({
    "mode=setup&currency=usd&payment_intent_data[description]=x, payment_intent_data, setup",
    "mode=setup&currency=usd&line_items[0][quantity]=1, line_items, setup"
  })
  @StripeFact(
      source = ASSUMED,
      routes = "POST /v1/checkout/sessions",
      ref = "as seen of payment_intent_data in subscription mode",
      on = "2026-11-23")
  void whatBelongsToAnotherModeIsRefused(String form, String param, String mode) {
    refused(
        post(form + SUCCESS),
        null,
        param,
        "You can not pass `" + param + "` in `" + mode + "` mode.");
  }

  @ParameterizedTest
  @CsvSource({
    "mode=subscription, mode",
    "discounts[0][coupon]=x, discounts",
    "automatic_tax[enabled]=true, automatic_tax",
    "allow_promotion_codes=true, allow_promotion_codes",
    "ui_mode=embedded_page, ui_mode",
    "shipping_options[0][shipping_rate]=shr_1, shipping_options",
    "line_items[0][adjustable_quantity][enabled]=true, adjustable_quantity",
    "payment_intent_data[application_fee_amount]=1, application_fee_amount",
    "payment_method_options[card][installments][enabled]=true, installments"
  })
  @StripeFact(
      source = ASSUMED,
      routes = "POST /v1/checkout/sessions",
      ref = "Stripe takes these parameters",
      on = "2026-11-23")
  @DiffersFromStripe("Subscriptions, discounts, taxes, shipping and embedded pages are refused.")
  void whatIsNotSimulatedIsRefusedPlainly(String parameter, String param) {
    Wire.Reply reply = shop.open(parameter);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error().get("message").getAsString()).startsWith("This simulator does not");
    assertThat(reply.error().get("param").getAsString()).contains(param);
    assertThat(shop.till.eventTypes()).doesNotContain("checkout.session.completed");
  }

  @Test
  void whatOnlySwitchesOffIsTaken() {
    assertThat(
            shop.open(
                    "automatic_tax[enabled]=false",
                    "allow_promotion_codes=false",
                    "billing_address_collection=auto",
                    "ui_mode=hosted_page",
                    "phone_number_collection[enabled]=false",
                    "adaptive_pricing[enabled]=false")
                .status())
        .isEqualTo(200);
  }

  @Test
  void aRefusedSessionLeavesNothingBehind() {
    shop.open("line_items[1][price]=price_nope", "line_items[1][quantity]=1");
    shop.open("usd", 10);
    assertThat(shop.till.eventTypes()).isEmpty();
    assertThat(shop.till.wire.get("/v1/products").json().getAsJsonArray("data")).isEmpty();
  }
}
