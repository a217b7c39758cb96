package testmode.simulator;

import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.simulator.facts.StripeFact;

/** Repeats the recorded lives of SetupIntents. */
final class RecordedSetupIntentsTest {
  private static final String ON = "2026-11-23";
  private static final String URL = "/v1/setup_intents";
  private static final String CARD = "payment_method_types[0]=card";

  private final Till till = new Till();
  private final String customer =
      post(
              "/v1/customers",
              "email=s10@conformance.stripeapi.invalid&description=scenario 10"
                  + "&metadata[probe]=s10")
          .id();
  private final String other = post("/v1/customers", "description=scenario 10 other").id();
  private final String visa = card("tok_visa");

  RecordedSetupIntentsTest() {
    post("/v1/payment_methods/" + visa + "/attach", "customer=" + customer);
  }

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

  private String card(String token) {
    return post("/v1/payment_methods", "type=card&card[token]=" + token).id();
  }

  private Wire.Reply created(String form) {
    return post(URL, CARD + "&" + form);
  }

  private String withCard() {
    return URL + "/" + created("customer=" + customer + "&payment_method=" + visa).id();
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/setup_intents", "GET /v1/setup_intents/{id}"},
      ref = "recordings 210a, 210b",
      on = ON)
  void aSetupIntentIsForLaterWhateverUsageIsAskedFor() {
    Wire.Reply plain = post(URL, "");
    // Which types are switched on is the account's own setting.
    Recording.same("210a-setup-intent-create-plain-defaults", plain);
    Recording.same("210a-setup-intent-create-plain-defaults", get(URL + "/" + plain.id()));
    Recording.same("210b-setup-intent-usage-has-no-effect", created("usage=on_session"));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/setup_intents", "POST /v1/setup_intents/{id}/confirm"},
      ref = "recordings 210c, 210d, 210e, 210f, 210g, 210v, 210w",
      on = ON)
  void aCardIsSetUpOnceAndForItsOwnCustomerOnly() {
    String method = "payment_method=" + visa;
    Wire.Reply created = created("customer=" + customer + "&" + method);
    Recording.same("210c-setup-intent-create-with-payment-method", created);
    Recording.same(
        "210d-setup-intent-create-other-customer", created("customer=" + other + "&" + method));
    Recording.same("210e-setup-intent-create-without-the-customer", created(method));
    String confirm = URL + "/" + created.id() + "/confirm";
    Recording.same("210f-setup-intent-confirm", post(confirm, ""));
    Recording.same("210g-setup-intent-confirm-again", post(confirm, ""));
    String others = URL + "/" + created("customer=" + other).id() + "/confirm";
    Recording.same("210v-setup-intent-confirm-other-customer", post(others, method));
    String nobodys = URL + "/" + created("").id() + "/confirm";
    Recording.same("210w-setup-intent-confirm-without-the-customer", post(nobodys, method));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/setup_intents/{id}", "POST /v1/setup_intents/{id}/cancel"},
      ref = "recordings 210h, 210i, 210j, 210k",
      on = ON)
  void aSetupIntentThatSucceededIsOnlyDescribed() {
    String intent = withCard();
    post(intent + "/confirm", "");
    Recording.same("210h-setup-intent-cancel-succeeded", post(intent + "/cancel", ""));
    Recording.same(
        "210i-setup-intent-describe-succeeded", post(intent, "description=after the fact"));
    Recording.same(
        "210j-setup-intent-other-payment-method-after-success",
        post(intent, "payment_method=" + visa));
    Recording.same("210k-setup-intent-metadata-after-success", post(intent, "metadata[k]=v"));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/customers/{id}", "POST /v1/setup_intents/{id}/confirm"},
      ref = "recordings 210l, 210m",
      on = ON)
  void theDefaultCardOfACustomerDoesNotStandInForAMissingOne() {
    Recording.same(
        "210l-customer-default-payment-method",
        post("/v1/customers/" + customer, "invoice_settings[default_payment_method]=" + visa));
    String intent = URL + "/" + created("customer=" + customer).id();
    Recording.same(
        "210m-setup-intent-confirm-without-payment-method", post(intent + "/confirm", ""));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/setup_intents", "GET /v1/payment_methods/{id}"},
      ref = "recordings 210n, 210o",
      on = ON)
  void aCardThatIsSetUpForACustomerIsAttachedToThem() {
    String fresh = card("tok_visa");
    Recording.same(
        "210n-setup-intent-create-and-confirm",
        created("confirm=true&customer=" + customer + "&payment_method=" + fresh));
    Recording.same(
        "210o-payment-method-attached-by-setup-intent", get("/v1/payment_methods/" + fresh));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {
        "POST /v1/setup_intents",
        "GET /v1/setup_intents/{id}",
        "POST /v1/setup_intents/{id}/confirm"
      },
      ref = "recordings 210p, 210q, 210r",
      on = ON)
  void aDeclinedSetUpKeepsTheErrorAndAsksForAnotherCard() {
    String declining = card("tok_visa_chargeDeclined");
    Wire.Reply declined = created("confirm=true&payment_method=" + declining);
    Recording.same("210p-setup-intent-declined", declined);
    String id = declined.error().getAsJsonObject("setup_intent").get("id").getAsString();
    Recording.same("210q-declined-setup-intent-get", get(URL + "/" + id));
    String expired = created("payment_method=" + card("tok_chargeDeclinedExpiredCard")).id();
    Recording.same(
        "210r-setup-intent-confirm-expired-card", post(URL + "/" + expired + "/confirm", ""));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/setup_intents/{id}", "POST /v1/setup_intents/{id}/verify_microdeposits"},
      ref = "recordings 210s, 210t, 210u, 211a",
      on = ON)
  void aWaitingSetupIntentIsChangedButNotToACardOfSomebodyElse() {
    String intent = URL + "/" + created("description=before&metadata[a]=1").id();
    Recording.same("210s-setup-intent-update", post(intent, "description=after&metadata[b]=2"));
    Recording.same(
        "210t-setup-intent-update-without-the-customer", post(intent, "payment_method=" + visa));
    post(intent, "customer=" + other);
    Recording.same(
        "210u-setup-intent-update-other-customer", post(intent, "payment_method=" + visa));
    Recording.same(
        "211a-setup-intent-verify-microdeposits",
        post(intent + "/verify_microdeposits", "amounts[0]=32&amounts[1]=45"));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/setup_intents/{id}/cancel", "POST /v1/setup_intents/{id}/confirm"},
      ref = "recordings 210x, 210y, 210z",
      on = ON)
  void aCanceledSetupIntentStaysCanceled() {
    String intent = withCard();
    Recording.same(
        "210x-setup-intent-cancel-with-reason",
        post(intent + "/cancel", "cancellation_reason=duplicate"));
    Recording.same("210y-setup-intent-confirm-canceled", post(intent + "/confirm", ""));
    Recording.same("210z-setup-intent-cancel-twice", post(intent + "/cancel", ""));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"GET /v1/setup_intents", "GET /v1/setup_intents/{id}"},
      ref = "recordings 211b, 211c, 211d",
      on = ON)
  void setupIntentsAreListedByCustomerAndByCard() {
    String first = withCard();
    post(first + "/confirm", "");
    post(first, "description=after the fact&metadata[k]=v");
    created("customer=" + customer);
    created("confirm=true&customer=" + customer + "&payment_method=" + card("tok_visa"));
    created("customer=" + other);
    post(withCard() + "/cancel", "cancellation_reason=duplicate");
    Recording.same("211b-setup-intents-of-customer", get(URL + "?limit=100&customer=" + customer));
    Recording.same(
        "211c-setup-intents-of-payment-method", get(URL + "?limit=100&payment_method=" + visa));
    Recording.same("211d-404-setup-intent", get(URL + "/seti_nope000000000000000000"));
  }
}
