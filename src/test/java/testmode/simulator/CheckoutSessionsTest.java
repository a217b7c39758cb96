package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.simulator.facts.StripeFact;

/** What is sold in a Checkout Session, and how sessions are found again. */
final class CheckoutSessionsTest {
  private final Storefront shop = new Storefront();

  @AfterEach
  void close() {
    shop.close();
  }

  private String price(String form) {
    return shop.till.wire.post("/v1/prices", "product_data[name]=Tea&" + form).id();
  }

  private JsonArray list(String query) {
    return shop.till.wire.get(Storefront.SESSIONS + query).json().getAsJsonArray("data");
  }

  private static String text(JsonObject json, String name) {
    return json.get(name).getAsString();
  }

  private static long number(JsonObject json, String name) {
    return json.get(name).getAsLong();
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "POST /v1/checkout/sessions",
      ref = "https://docs.stripe.com/api/checkout/sessions/create",
      on = "2026-11-23")
  void aSessionSellsNamedAndDescribedPricesTogether() {
    JsonObject session =
        shop.open(
                "line_items[1][price]=" + price("currency=eur&unit_amount=350"),
                "line_items[1][quantity]=3",
                "locale=de",
                "submit_type=donate",
                "customer_email=ada@example.test")
            .json();
    assertThat(number(session, "amount_total")).isEqualTo(2 * 2000 + 3 * 350);
    assertThat(text(session, "currency")).isEqualTo("eur");
    assertThat(text(session, "locale")).isEqualTo("de");
    assertThat(text(session, "submit_type")).isEqualTo("donate");
    assertThat(text(session.getAsJsonObject("customer_details"), "email"))
        .isEqualTo("ada@example.test");
    assertThat(number(session, "expires_at")).isEqualTo(number(session, "created") + 86_400);
    String html = shop.look(Storefront.page(session)).body();
    assertThat(html)
        .contains("<td>Tea</td><td>3</td><td>€10.50</td>", "Donate €50.50")
        .contains("<span id=\"email\">ada@example.test</span>")
        .doesNotContain("<input id=\"email\"");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "POST /v1/checkout/sessions",
      ref = "probe: sessions without a customer in public code, 2025-2026",
      on = "2026-11-23")
  void aSessionOfNobodyKnowsNothingOfTheShopper() {
    JsonObject session = shop.open().json();
    assertThat(text(session, "customer_creation")).isEqualTo("if_required");
    for (String name :
        List.of(
            "collected_information",
            "customer",
            "customer_details",
            "customer_email",
            "saved_payment_method_options")) {
      assertThat(session.get(name).isJsonNull()).as(name).isTrue();
    }
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "POST /v1/checkout/sessions",
      ref = "https://docs.stripe.com/payments/checkout/present-local-currencies",
      on = "2026-11-23")
  void aPriceWithCurrencyOptionsIsSoldInTheSessionsCurrency() {
    String price = price("currency=usd&unit_amount=2000&currency_options[eur][unit_amount]=1800");
    String items = "line_items[0][price]=" + price + "&line_items[0][quantity]=2";
    assertThat(number(shop.send(items, "currency=eur").json(), "amount_total")).isEqualTo(3600);
    assertThat(number(shop.send(items).json(), "amount_total")).isEqualTo(4000);
    assertThat(text(shop.send(items, "currency=gbp").error(), "message"))
        .contains("only supports `usd`", "expected currency: `gbp`");
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      routes = "POST /v1/checkout/sessions",
      ref =
          "a decimal price times its quantity is rounded half up, and packs as transform_quantity",
      on = "2026-11-23")
  void fractionsOfACentAreRoundedOnceAndPacksAreCounted() {
    String decimal = price("currency=usd&unit_amount_decimal=100.25");
    String packs =
        price(
            "currency=usd&unit_amount=500&transform_quantity[divide_by]=6"
                + "&transform_quantity[round]=up");
    JsonObject session =
        shop.send(
                "line_items[0][price]=" + decimal,
                "line_items[0][quantity]=6",
                "line_items[1][price]=" + packs,
                "line_items[1][quantity]=13")
            .json();
    assertThat(number(session, "amount_total")).isEqualTo(602 + 3 * 500);
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {
        "GET /v1/checkout/sessions/{session}/line_items",
        "GET /v1/checkout/sessions/{session}"
      },
      ref = "https://docs.stripe.com/api/checkout/sessions/line_items",
      on = "2026-11-23")
  void lineItemsArePagedAndCanBeExpandedDownToTheProduct() throws StripeException {
    List<String> items = new ArrayList<>();
    for (int i = 1; i <= 11; i++) {
      items.add("line_items[" + i + "][price_data][currency]=eur");
      items.add("line_items[" + i + "][price_data][product_data][name]=Tea " + i);
      items.add("line_items[" + i + "][price_data][unit_amount]=100");
      items.add("line_items[" + i + "][quantity]=1");
    }
    String id = shop.open(items.toArray(String[]::new)).id();
    String url = Storefront.SESSIONS + "/" + id + "/line_items";
    JsonObject page = shop.till.wire.get(url + "?limit=5").json();
    assertThat(text(page, "url")).isEqualTo(url);
    assertThat(page.get("has_more").getAsBoolean()).isTrue();
    JsonObject last = page.getAsJsonArray("data").get(4).getAsJsonObject();
    assertThat(text(last, "description")).isEqualTo("Tea 4");
    JsonObject withProduct =
        shop.till.wire.get(url + "?limit=1&expand[0]=data.price.product").json();
    JsonObject first = withProduct.getAsJsonArray("data").get(0).getAsJsonObject();
    assertThat(text(first.getAsJsonObject("price").getAsJsonObject("product"), "object"))
        .isEqualTo("product");
    JsonObject next = shop.till.wire.get(url + "?starting_after=" + text(last, "id")).json();
    assertThat(next.getAsJsonArray("data")).hasSize(7);
    Session expanded =
        shop.till
            .stripe
            .v1()
            .checkout()
            .sessions()
            .retrieve(
                id,
                SessionRetrieveParams.builder().addExpand("line_items.data.price.product").build());
    assertThat(expanded.getLineItems().getData()).hasSize(10);
    assertThat(expanded.getLineItems().getHasMore()).isTrue();
    assertThat(expanded.getLineItems().getData().get(0).getPrice().getProductObject().getName())
        .isEqualTo("Mug <blue>");
  }

  @Test
  void stripesOwnSdkOpensASession() throws StripeException {
    SessionCreateParams.LineItem.PriceData mug =
        SessionCreateParams.LineItem.PriceData.builder()
            .setCurrency("usd")
            .setUnitAmount(1500L)
            .setProductData(
                SessionCreateParams.LineItem.PriceData.ProductData.builder().setName("Mug").build())
            .build();
    Session session =
        shop.till
            .stripe
            .v1()
            .checkout()
            .sessions()
            .create(
                SessionCreateParams.builder()
                    .setMode(SessionCreateParams.Mode.PAYMENT)
                    .setSuccessUrl(Storefront.SUCCESS)
                    .addLineItem(
                        SessionCreateParams.LineItem.builder()
                            .setPriceData(mug)
                            .setQuantity(1L)
                            .build())
                    .build());
    assertThat(session.getAmountTotal()).isEqualTo(1500L);
    assertThat(shop.look(session.getUrl().substring(session.getUrl().indexOf("/c/"))).body())
        .contains("$15.00");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "POST /v1/checkout/sessions",
      ref =
          "https://docs.stripe.com/api/checkout/sessions/create#create_checkout_session-payment_intent_data",
      on = "2026-11-23")
  void thePaymentIntentBeginsWithWhatPaymentIntentDataSays() {
    JsonObject session =
        shop.open(
                "payment_intent_data[description]=Order A-1",
                "payment_intent_data[metadata][order]=A-1",
                "payment_intent_data[receipt_email]=ada@example.test",
                "payment_intent_data[statement_descriptor_suffix]=MUGS",
                "payment_method_types[0]=card",
                "metadata[cart]=7")
            .json();
    shop.pay(Storefront.page(session), Storefront.VISA);
    JsonObject intent = shop.intent(shop.session(text(session, "id")));
    assertThat(text(intent, "description")).isEqualTo("Order A-1");
    assertThat(intent.get("metadata")).hasToString("{\"order\":\"A-1\"}");
    assertThat(text(intent, "receipt_email")).isEqualTo("ada@example.test");
    assertThat(text(intent, "statement_descriptor_suffix")).isEqualTo("MUGS");
    assertThat(intent.get("payment_method_types")).hasToString("[\"card\"]");
    assertThat(text(intent, "capture_method")).isEqualTo("automatic_async");
    JsonObject charge = shop.till.wire.get("/v1/charges/" + text(intent, "latest_charge")).json();
    JsonObject billing = charge.getAsJsonObject("billing_details");
    assertThat(text(billing, "email")).isEqualTo("ada@example.test");
    assertThat(text(billing, "name")).isEqualTo("Ada");
    assertThat(text(billing.getAsJsonObject("address"), "country")).isEqualTo("DE");
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      routes = "GET /v1/checkout/sessions/{session}",
      ref = "payment_status says whether the money is there; a hold is not",
      on = "2026-11-23")
  void aHeldPaymentCompletesTheSessionAndItsCaptureMakesItPaid() {
    JsonObject opened = shop.open("payment_intent_data[capture_method]=manual").json();
    shop.pay(Storefront.page(opened), Storefront.VISA);
    JsonObject held = shop.session(text(opened, "id"));
    assertThat(text(held, "status")).isEqualTo("complete");
    assertThat(text(held, "payment_status")).isEqualTo("unpaid");
    assertThat(shop.till.eventTypes())
        .endsWith("payment_intent.amount_capturable_updated", "checkout.session.completed");
    shop.till.wire.post("/v1/payment_intents/" + text(held, "payment_intent") + "/capture", "");
    assertThat(text(shop.session(text(opened, "id")), "payment_status")).isEqualTo("paid");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "POST /v1/checkout/sessions",
      ref =
          "https://docs.stripe.com/api/checkout/sessions/create#create_checkout_session-customer_creation",
      on = "2026-11-23")
  void aCustomerIsMadeOnlyIfTheMerchantWantsOneAlways() {
    JsonObject guest = shop.open().json();
    shop.pay(Storefront.page(guest), Storefront.VISA);
    assertThat(shop.session(text(guest, "id")).get("customer").isJsonNull()).isTrue();
    JsonObject opened =
        shop.open("customer_creation=always", "payment_intent_data[setup_future_usage]=off_session")
            .json();
    shop.pay(Storefront.page(opened), Storefront.VISA);
    JsonObject session = shop.session(text(opened, "id"));
    JsonObject customer = shop.till.wire.get("/v1/customers/" + text(session, "customer")).json();
    assertThat(text(customer, "email")).isEqualTo("ada@example.test");
    assertThat(text(customer, "name")).isEqualTo("Ada");
    assertThat(text(shop.intent(session), "customer")).isEqualTo(text(customer, "id"));
    assertThat(shop.till.eventTypes())
        .containsSubsequence(
            "customer.created",
            "payment_method.attached",
            "charge.succeeded",
            "checkout.session.completed");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "GET /v1/checkout/sessions",
      ref = "https://docs.stripe.com/api/checkout/sessions/list",
      on = "2026-11-23")
  void sessionsAreFoundByStatusCustomerPaymentAndEmail() {
    String customer = shop.till.wire.post("/v1/customers", "email=ben@example.test").id();
    String bens = shop.open("customer=" + customer).id();
    JsonObject adas = shop.open().json();
    shop.pay(Storefront.page(adas), Storefront.VISA);
    String paid = text(adas, "id");
    assertThat(ids(list(""))).containsExactly(paid, bens);
    assertThat(ids(list("?status=open"))).containsExactly(bens);
    assertThat(ids(list("?status=complete"))).containsExactly(paid);
    assertThat(ids(list("?customer=" + customer))).containsExactly(bens);
    String intent = text(shop.session(paid), "payment_intent");
    assertThat(ids(list("?payment_intent=" + intent))).containsExactly(paid);
    assertThat(ids(list("?customer_details[email]=ada@example.test"))).containsExactly(paid);
    assertThat(list("?subscription=sub_none")).isEmpty();
    assertThat(ids(list("?limit=1&starting_after=" + paid))).containsExactly(bens);
  }

  private static List<String> ids(JsonArray data) {
    return data.asList().stream().map(item -> text(item.getAsJsonObject(), "id")).toList();
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "POST /v1/checkout/sessions/{session}",
      ref = "https://docs.stripe.com/api/checkout/sessions/update",
      on = "2026-11-23")
  void theMetadataOfASessionCanBeChanged() {
    JsonObject session = shop.open("metadata[cart]=7", "metadata[old]=1").json();
    String url = Storefront.SESSIONS + "/" + text(session, "id");
    JsonObject changed = shop.till.wire.post(url, "metadata[cart]=8&metadata[old]=").json();
    assertThat(changed.get("metadata")).hasToString("{\"cart\":\"8\"}");
    assertThat(text(changed, "url")).isEqualTo(text(session, "url"));
    assertThat(shop.till.wire.post(url, "line_items[0][quantity]=1").status()).isEqualTo(400);
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "GET /v1/checkout/sessions/{session}",
      ref = "https://github.com/stripe/stripe-cli/issues/761",
      on = "2026-11-23")
  void anIdThatIsNoneAndOneThatIsUnknownAreRefusedDifferently() {
    assertThat(text(shop.till.wire.get(Storefront.SESSIONS + "/nope").error(), "message"))
        .isEqualTo("Invalid checkout.session id: nope");
    Wire.Reply unknown = shop.till.wire.get(Storefront.SESSIONS + "/cs_test_nope");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(text(unknown.error(), "message"))
        .isEqualTo("No such checkout.session: 'cs_test_nope'");
    assertThat(text(unknown.error(), "code")).isEqualTo("resource_missing");
  }
}
