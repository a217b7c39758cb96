package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.simulator.facts.StripeFact;

/** One paid and partly refunded payment of a customer, seen through {@code expand[]}. */
final class ExpandTest {
  private static final String DOCS = "https://docs.stripe.com/api/expanding_objects";
  private static final String PAY =
      "amount=4000&currency=usd&confirm=true&payment_method=pm_card_visa&capture_method=automatic"
          + "&payment_method_types[]=card&customer=";

  private static Till till;
  private static String customer;
  private static String intent;
  private static String charge;

  @BeforeAll
  static void aRefundedPayment() {
    till = new Till();
    customer = till.wire.post("/v1/customers", "name=Ada").id();
    JsonObject paid = till.wire.post("/v1/payment_intents", PAY + customer).json();
    intent = paid.get("id").getAsString();
    charge = paid.get("latest_charge").getAsString();
    till.wire.post("/v1/refunds", "amount=1000&charge=" + charge);
  }

  @AfterAll
  static void close() {
    till.close();
  }

  /** The value at a path such as {@code data.0.customer}. */
  private static JsonElement at(JsonObject answer, String path) {
    JsonElement found = answer;
    for (String step : path.split("\\.")) {
      found =
          found.isJsonArray()
              ? found.getAsJsonArray().get(Integer.parseInt(step))
              : found.getAsJsonObject().get(step);
    }
    return found;
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/payment_intents/PI, customer, customer",
    "/v1/payment_intents/PI, latest_charge, charge",
    "/v1/payment_intents/PI, latest_charge.balance_transaction, balance_transaction",
    "/v1/payment_intents/PI, latest_charge.refunds.data.charge, charge",
    "/v1/payment_intents/PI, latest_charge.payment_intent.customer, customer",
    "/v1/payment_intents/PI, payment_method.customer, ",
    "/v1/charges/CH, payment_intent.latest_charge.balance_transaction.source, charge",
    "/v1/charges?limit=1, data.payment_intent.latest_charge.customer, customer",
    "/v1/charges?limit=1, data.balance_transaction.source, charge",
    "/v1/payment_intents?limit=1, data.latest_charge.balance_transaction, balance_transaction",
    "/v1/refunds?limit=1, data.charge.payment_intent.customer, customer",
    "/v1/balance_transactions?limit=1, data.source.charge.customer, customer"
  })
  @StripeFact(
      source = DOCUMENTED,
      ref = DOCS,
      routes = {
        "GET /v1/payment_intents",
        "GET /v1/payment_intents/{id}",
        "GET /v1/charges",
        "GET /v1/charges/{id}",
        "GET /v1/refunds",
        "GET /v1/balance_transactions"
      },
      on = "2026-11-23")
  void idsBecomeObjectsUpToFourLevelsDeep(String target, String path, String object) {
    String url = target.replace("PI", intent).replace("CH", charge);
    Wire.Reply reply = till.wire.get(url + (url.contains("?") ? "&" : "?") + "expand[]=" + path);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    JsonElement found = at(reply.json(), path.replace("data.", "data.0."));
    if (object == null) {
      assertThat(found.isJsonNull()).isTrue();
    } else {
      assertThat(found.getAsJsonObject().get("object").getAsString()).isEqualTo(object);
    }
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      ref = DOCS,
      routes = {"POST /v1/payment_intents", "POST /v1/refunds", "POST /v1/charges/{id}"},
      on = "2026-11-23")
  void aCreationOrChangeIsAnsweredExpandedToo() {
    JsonObject paid =
        till.wire
            .post(
                "/v1/payment_intents",
                PAY + customer + "&expand[0]=latest_charge.balance_transaction&expand[1]=customer")
            .json();
    assertThat(at(paid, "latest_charge.balance_transaction.net").getAsLong()).isPositive();
    assertThat(at(paid, "customer.name").getAsString()).isEqualTo("Ada");
    String id = at(paid, "latest_charge.id").getAsString();
    JsonObject refund =
        till.wire.post("/v1/refunds", "amount=1&charge=" + id + "&expand[]=charge").json();
    assertThat(at(refund, "charge.amount_refunded").getAsLong()).isEqualTo(1);
    JsonObject changed =
        till.wire.post("/v1/charges/" + id, "description=x&expand[]=refunds").json();
    assertThat(at(changed, "refunds.data.0.amount").getAsLong()).isEqualTo(1);
  }

  @Test
  void expandingChangesNothingThatIsStored() {
    JsonObject plain = till.wire.get("/v1/payment_intents/" + intent).json();
    till.wire.get("/v1/payment_intents/" + intent + "?expand[]=latest_charge.refunds");
    assertThat(till.wire.get("/v1/payment_intents/" + intent).json()).isEqualTo(plain);
    assertThat(till.events().toString()).doesNotContain("\"latest_charge\":{");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/customers/CUS | nope | This property cannot be expanded (nope).",
        "/v1/customers/CUS | invalid.deep.path | This property cannot be expanded (invalid).",
        "/v1/charges/CH | amount | This property cannot be expanded (amount).",
        "/v1/charges | customer | This property cannot be expanded (customer). You may want to try"
            + " expanding 'data.customer' instead.",
        "/v1/events | data.data | This property cannot be expanded (data).",
        "/v1/webhook_endpoints | data.url | This property cannot be expanded (url)."
      })
  @StripeFact(
      source = OBSERVED,
      ref = "probe: Kiln-AI/stripe_world, refusal matrix; stripe/stripe-python #316",
      on = "2026-09-22")
  void whatIsNoIdCannotBeExpanded(String target, String path, String message) {
    String url = target.replace("CUS", customer).replace("CH", charge);
    Wire.Reply reply = till.wire.get(url + "?expand[]=" + path);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error().get("message").getAsString()).isEqualTo(message);
    assertThat(reply.error().has("code")).isFalse();
    assertThat(reply.error().has("param")).isFalse();
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      ref = "probe: github stripe/stripe-java #2011; the code is from error-codes",
      on = "2025-05-31")
  void theFifthLevelIsTooDeep() {
    Wire.Reply reply =
        till.wire.get("/v1/charges?expand[]=data.payment_intent.latest_charge.customer.source");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error().get("message").getAsString())
        .startsWith("You cannot expand more than 4 levels of a property.");
  }

  @Test
  @StripeFact(source = OBSERVED, ref = "probe: Kiln-AI/stripe_world, envelopes", on = "2026-09-22")
  void theItemsOfAListNeedNotBeExpanded() {
    assertThat(till.wire.get("/v1/charges?expand[]=data").body())
        .isEqualTo(till.wire.get("/v1/charges").body());
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      ref = "expand is a parameter like any other, and is compared like one",
      on = "2026-11-23")
  void aRepeatedKeyWantsTheSameExpansion() {
    Wire.Reply first =
        till.wire.post("/v1/customers", "expand[]=default_source", "Idempotency-Key", "e1");
    Wire.Reply same =
        till.wire.post("/v1/customers", "expand[]=default_source", "Idempotency-Key", "e1");
    assertThat(same.body()).isEqualTo(first.body());
    assertThat(till.wire.post("/v1/customers", "", "Idempotency-Key", "e1").status())
        .isEqualTo(400);
  }
}
