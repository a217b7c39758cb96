package testmode.simulator;

import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.simulator.facts.StripeFact;

/** Repeats the recorded life of a customer and of the cards that the customer keeps. */
final class RecordedCustomersTest {
  private static final String ON = "2026-11-23";
  private static final String METHODS = "/v1/payment_methods";
  private static final String NEW_CUSTOMER =
      "email=s06@conformance.stripeapi.invalid&description=scenario 06&name=Six"
          + "&metadata[probe]=s06";
  private static final String NEW_NAME = "name=Six II&email=s06-2@conformance.stripeapi.invalid";

  private final Till till = new Till();

  @AfterEach
  void close() {
    till.close();
  }

  private Wire.Reply post(String target, String form) {
    return till.wire.post(target, form);
  }

  private Wire.Reply get(String target) {
    return till.wire.get(target);
  }

  private String customer() {
    String customer = post("/v1/customers", NEW_CUSTOMER).id();
    post("/v1/customers/" + customer, NEW_NAME);
    return customer;
  }

  private String card(String token) {
    return post(METHODS, "type=card&card[token]=" + token).id();
  }

  private String attached(String customer) {
    String method = card("tok_visa");
    post(METHODS + "/" + method + "/attach", "customer=" + customer);
    return method;
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/customers", "GET /v1/customers/{id}", "POST /v1/customers/{id}"},
      ref = "recordings 206a, 206b",
      on = ON)
  void aCustomerIsMadeReadAndChanged() {
    Wire.Reply created = post("/v1/customers", NEW_CUSTOMER);
    Recording.same("206a-customer-create", created);
    Recording.same("206a-customer-create", get("/v1/customers/" + created.id()));
    Recording.same("206b-customer-update", post("/v1/customers/" + created.id(), NEW_NAME));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/payment_methods", "POST /v1/payment_methods/{id}/attach"},
      ref = "recordings 206c, 206d, 206e, 206f",
      on = ON)
  void aCardIsCheckedWhenItIsAttachedAndMayBeAttachedToTheSameCustomerAgain() {
    String customer = "customer=" + customer();
    Wire.Reply card = post(METHODS, "type=card&card[token]=tok_visa");
    Recording.same("206c-payment-method-by-token", card);
    String attach = METHODS + "/" + card.id() + "/attach";
    Recording.same("206d-payment-method-attach", post(attach, customer));
    Recording.same("206e-payment-method-attach-again", post(attach, customer));
    String declined = METHODS + "/" + card("tok_visa_chargeDeclined") + "/attach";
    Recording.same("206f-payment-method-attach-declined", post(declined, customer));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {
        "GET /v1/payment_methods",
        "GET /v1/customers/{customer}/payment_methods",
        "GET /v1/customers/{customer}/payment_methods/{id}",
        "GET /v1/payment_methods/{id}"
      },
      ref = "recordings 206g, 206h, 206i, 206j, 206k, 206l, 206m, 206n",
      on = ON)
  void theCardsOfACustomerAreListedAndThoseOfNobodyAreNot() {
    String customer = customer();
    String mine = "/v1/customers/" + customer + "/payment_methods";
    String method = attached(customer);
    String declined = card("tok_visa_chargeDeclined");
    Recording.same("206g-payment-method-of-nobody-under-customer", get(mine + "/" + declined));
    Recording.same(
        "206h-payment-methods-of-unknown-customer-in-query", get(METHODS + "?customer=cus_nope"));
    Recording.same(
        "206i-payment-methods-of-unknown-customer-in-path",
        get("/v1/customers/cus_nope/payment_methods?type=card"));
    Recording.same(
        "206j-payment-methods-of-customer-in-query",
        get(METHODS + "?type=card&limit=5&customer=" + customer));
    Recording.same("206k-payment-methods-of-nobody", get(METHODS + "?limit=3"));
    Recording.same("206l-payment-methods-of-customer-in-path", get(mine + "?type=card"));
    Recording.same("206m-payment-method-under-customer", get(mine + "/" + method));
    Recording.same(
        "206n-payment-method-expand-customer", get(METHODS + "/" + method + "?expand[0]=customer"));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {
        "POST /v1/payment_methods/{id}",
        "GET /v1/payment_methods",
        "POST /v1/payment_methods/{id}/detach",
        "POST /v1/payment_methods/{id}/attach",
        "DELETE /v1/customers/{id}"
      },
      ref = "recordings 206o, 206p, 206q, 206r, 206s, 206t, 206u",
      on = ON)
  void aSavedCardIsChangedAndDetachedAndADeletedCustomerIsMissing() {
    String customer = customer();
    String method = METHODS + "/" + attached(customer);
    Recording.same(
        "206o-payment-method-update",
        post(method, "allow_redisplay=limited&billing_details[name]=Six II"));
    Recording.same(
        "206p-payment-methods-by-allow-redisplay",
        get(METHODS + "?allow_redisplay=limited&customer=" + customer));
    Recording.same("206q-payment-method-detach", post(method + "/detach", ""));
    Recording.same("206r-payment-method-detach-again", post(method + "/detach", ""));
    Recording.same("206s-customer-delete", till.wire.delete("/v1/customers/" + customer));
    Recording.same(
        "206t-payment-methods-of-deleted-customer", get(METHODS + "?customer=" + customer));
    Recording.same(
        "206u-payment-method-attach-to-deleted-customer",
        post(method + "/attach", "customer=" + customer));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {
        "POST /v1/customers",
        "POST /v1/customers/{id}",
        "DELETE /v1/customers/{id}",
        "POST /v1/payment_methods/{id}",
        "POST /v1/payment_methods/{id}/attach",
        "POST /v1/payment_methods/{id}/detach",
        "GET /v1/events"
      },
      ref = "recordings 100a, 100b, 100c, 100d, 100e, 100f, 100g",
      on = ON)
  void theEventsOfACustomerAndACardShowWhatWasThereBefore() {
    customerWithEveryEvent();
    customerWithEveryEvent();
    event("100a-event-customer-deleted", "customer.deleted");
    event("100b-event-customer-updated", "customer.updated");
    event("100c-event-customer-created", "customer.created");
    event("100d-event-payment-method-attached", "payment_method.attached");
    event("100e-event-payment-method-detached", "payment_method.detached");
    event("100f-event-payment-method-updated", "payment_method.updated");
    event("100g-event-payment-method-created-does-not-exist", "payment_method.created");
  }

  private void customerWithEveryEvent() {
    String form = "email=probe-events@conformance.stripeapi.invalid&name=Before";
    String customer = post("/v1/customers", form + "&metadata[probe]=events").id();
    String method = METHODS + "/" + attached(customer);
    post(method, "allow_redisplay=limited");
    post(method + "/detach", "");
    String changed = "name=After&email=probe-events-2@conformance.stripeapi.invalid";
    post("/v1/customers/" + customer, changed);
    till.wire.delete("/v1/customers/" + customer);
  }

  private void event(String recording, String type) {
    Recording.same(recording, get("/v1/events?limit=1&type=" + type));
  }
}
