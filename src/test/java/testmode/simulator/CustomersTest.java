package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.simulator.facts.StripeFact;

final class CustomersTest {
  private static final String ON = "2026-11-23";
  private static final String URL = "/v1/customers";
  private static final String DEFAULT = "invoice_settings[default_payment_method]";
  private static final String PROBE = "probe: stripe_world, phase plan 6";

  private final Till till = new Till();

  @AfterEach
  void close() {
    till.close();
  }

  private JsonObject created(String form) {
    Wire.Reply reply = till.wire.post(URL, form);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json();
  }

  private static String text(JsonObject json, String name) {
    return json.get(name).isJsonNull() ? null : json.get(name).getAsString();
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  private JsonObject lastEvent() {
    return till.events().get(till.events().size() - 1);
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"POST /v1/customers"},
      ref = "https://docs.stripe.com/api/customers/create",
      on = ON)
  void aCustomerMayComeWithACardThatPaysItsInvoices() {
    JsonObject customer = created("payment_method=pm_card_visa&" + DEFAULT + "=pm_card_visa");
    String id = text(customer, "id");
    JsonObject plain = till.wire.get(URL + "/" + id).json();
    String chosen = text(plain.getAsJsonObject("invoice_settings"), "default_payment_method");
    JsonObject expanded =
        till.wire.get(URL + "/" + id + "?expand[0]=invoice_settings.default_payment_method").json();
    JsonObject card =
        expanded.getAsJsonObject("invoice_settings").getAsJsonObject("default_payment_method");
    assertThat(text(card, "id")).isEqualTo(chosen);
    assertThat(text(card, "customer")).isEqualTo(id);
    assertThat(till.eventTypes()).containsExactly("customer.created", "payment_method.attached");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/customers"},
      ref = "recordings 009a (not redistributed)",
      on = ON)
  void aCustomerWithADecliningCardIsNotMade() {
    Wire.Reply declined = till.wire.post(URL, "payment_method=pm_card_visa_chargeDeclined");
    assertThat(declined.status()).isEqualTo(402);
    assertThat(text(declined.error(), "decline_code")).isEqualTo("generic_decline");
    assertThat(text(declined.error(), "param")).isEmpty();
    assertThat(declined.error().has("charge")).isFalse();
    assertThat(till.wire.get(URL).json().getAsJsonArray("data")).isEmpty();
    assertThat(till.eventTypes()).isEmpty();
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/customers/{id}"},
      ref = "probe: a message quoted in public code; its code is assumed",
      on = ON)
  void onlyACardOfTheirOwnPaysACustomersInvoices() {
    String id = text(created(""), "id");
    String loose = till.wire.post("/v1/payment_methods", "type=card&card[token]=tok_visa").id();
    Wire.Reply refused = till.wire.post(URL + "/" + id, DEFAULT + "=" + loose);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(text(refused.error(), "param")).isEqualTo(DEFAULT);
    assertThat(text(refused.error(), "message"))
        .isEqualTo(
            "The customer does not have a payment method with the ID "
                + loose
                + ". The payment method must be attached to the customer.");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/customers", "POST /v1/customers/{id}"},
      ref = PROBE + " (nested objects change leaf by leaf and have every key)",
      on = ON)
  void anAddressChangesLeafByLeafAndGoesAsAWhole() {
    JsonObject customer =
        created(
            "address[city]=Graz&address[line1]=Hauptplatz 1&shipping[name]=Ada"
                + "&shipping[address][country]=AT");
    String target = URL + "/" + text(customer, "id");
    assertThat(customer.getAsJsonObject("address"))
        .isEqualTo(
            json(
                "{'city':'Graz','country':null,'line1':'Hauptplatz 1','line2':null,"
                    + "'postal_code':null,'state':null}"));
    JsonObject moved = till.wire.post(target, "address[city]=Wien&shipping[phone]=1").json();
    assertThat(text(moved.getAsJsonObject("address"), "line1")).isEqualTo("Hauptplatz 1");
    assertThat(moved.getAsJsonObject("shipping").keySet())
        .containsExactly("address", "name", "phone");
    assertThat(text(moved.getAsJsonObject("shipping"), "name")).isEqualTo("Ada");
    assertThat(lastEvent().getAsJsonObject("data").getAsJsonObject("previous_attributes"))
        .isEqualTo(json("{'address':{'city':'Graz'},'shipping':{'phone':null}}"));
    JsonObject gone = till.wire.post(target, "address=").json();
    assertThat(gone.get("address").isJsonNull()).isTrue();
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/customers"},
      ref = PROBE + " (a balance stamps the account's currency)",
      on = ON)
  void aBalanceIsMoneyInTheAccountsCurrency() {
    assertThat(text(created("balance=0"), "currency")).isNull();
    assertThat(text(created("balance=-500"), "currency")).isEqualTo("usd");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"GET /v1/customers/{id}", "DELETE /v1/customers/{id}", "GET /v1/customers"},
      ref = "https://docs.stripe.com/api/customers/delete",
      on = ON)
  void aDeletedCustomerCanBeReadAsAStubAndIsListedNoMore() {
    String id = text(created("email=ada@shop.test"), "id");
    JsonObject stub = json("{'id':'" + id + "','object':'customer','deleted':true}");
    assertThat(till.wire.delete(URL + "/" + id).json()).isEqualTo(stub);
    assertThat(till.wire.get(URL + "/" + id).json()).isEqualTo(stub);
    assertThat(till.wire.get(URL + "?email=ada@shop.test").json().getAsJsonArray("data")).isEmpty();
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      routes = {"POST /v1/customers/{id}", "DELETE /v1/customers/{id}"},
      ref = "a deleted customer counts as missing wherever it was recorded",
      on = ON)
  void aDeletedCustomerCanNeitherBeChangedNorDeletedAgain() {
    String target = URL + "/" + text(created(""), "id");
    till.wire.delete(target);
    for (Wire.Reply refused :
        new Wire.Reply[] {till.wire.post(target, "name=Ada"), till.wire.delete(target)}) {
      assertThat(refused.status()).isEqualTo(404);
      assertThat(text(refused.error(), "code")).isEqualTo("resource_missing");
    }
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"DELETE /v1/customers/{id}", "GET /v1/payment_methods/{id}"},
      ref = "probe: github.com/mozilla/fxa issue 12380 (events of cards of deleted customers)",
      on = ON)
  void theCardOfADeletedCustomerGoesOnNamingThem() {
    JsonObject customer = created("payment_method=pm_card_visa&" + DEFAULT + "=pm_card_visa");
    String card = text(customer.getAsJsonObject("invoice_settings"), "default_payment_method");
    String id = text(customer, "id");
    till.wire.delete(URL + "/" + id);
    JsonObject kept = till.wire.get("/v1/payment_methods/" + card + "?expand[0]=customer").json();
    assertThat(kept.getAsJsonObject("customer").get("deleted").getAsBoolean()).isTrue();
    assertThat(till.eventTypes()).endsWith("customer.deleted");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = {"GET /v1/customers"},
      ref = "https://docs.stripe.com/api/customers/list",
      on = ON)
  void customersAreFoundByTheExactEmail() {
    created("email=ada@shop.test");
    String ben = text(created("email=ben@shop.test"), "id");
    assertThat(till.wire.get(URL + "?email=ben@shop.test").body()).contains(ben);
    assertThat(till.wire.get(URL + "?email=Ben@shop.test").json().getAsJsonArray("data")).isEmpty();
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      routes = {"POST /v1/payment_methods/{id}/detach"},
      ref = "a card that nobody can use cannot pay invoices either",
      on = ON)
  void aCardThatIsDetachedNoLongerPaysInvoices() {
    JsonObject customer = created("payment_method=pm_card_visa&" + DEFAULT + "=pm_card_visa");
    String card = text(customer.getAsJsonObject("invoice_settings"), "default_payment_method");
    till.wire.post("/v1/payment_methods/" + card + "/detach", "");
    assertThat(till.eventTypes()).endsWith("payment_method.detached", "customer.updated");
    assertThat(lastEvent().getAsJsonObject("data").getAsJsonObject("previous_attributes"))
        .isEqualTo(json("{'invoice_settings':{'default_payment_method':'" + card + "'}}"));
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      routes = {"POST /v1/customers/{id}"},
      ref = "an event tells of a change",
      on = ON)
  void aChangeThatChangesNothingIsNoEvent() {
    String id = text(created("name=Ada"), "id");
    till.wire.post(URL + "/" + id, "name=Ada");
    assertThat(till.eventTypes()).containsExactly("customer.created");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"GET /v1/customers"},
      ref = "recordings 008d (not redistributed)",
      on = ON)
  void aListDoesNotGoOnAfterADeletedCustomer() {
    String id = text(created(""), "id");
    till.wire.delete(URL + "/" + id);
    Wire.Reply refused = till.wire.get(URL + "?starting_after=" + id);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(text(refused.error(), "param")).isEqualTo("starting_after");
    assertThat(text(refused.error(), "message")).isEqualTo("No such customer: '" + id + "'");
  }

  @Test
  void cardTokensAreNoLongerTakenAsSources() {
    Wire.Reply refused = till.wire.post(URL, "source=tok_visa");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(text(refused.error(), "message"))
        .startsWith("Card Token usage on the Customers API and Charges API has reached end of");
  }
}
