package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.stripe.exception.StripeException;
import com.stripe.model.WebhookEndpoint;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointUpdateParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.simulator.facts.DiffersFromStripe;
import testmode.simulator.facts.StripeFact;

final class WebhookEndpointsTest {
  private static final String ALL = "/v1/webhook_endpoints";
  private static final String URL = "url=http%3A%2F%2F127.0.0.1%3A1%2F";
  private static final String DOCS = "https://docs.stripe.com/api/webhook_endpoints";

  private final Till till = new Till();
  private final Wire wire = till.wire;

  @AfterEach
  void close() {
    till.close();
  }

  private Wire.Reply create(String more) {
    return wire.post(ALL, URL + "&" + more);
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      ref = DOCS,
      routes = {
        "POST /v1/webhook_endpoints",
        "GET /v1/webhook_endpoints",
        "GET /v1/webhook_endpoints/{id}"
      },
      on = "2026-11-23")
  void showsTheSecretOnlyToTheRequestThatCreatedTheEndpoint() {
    Wire.Reply created = create("enabled_events[]=*");
    assertThat(created.json().get("secret").getAsString()).matches("whsec_[A-Za-z0-9]{32}");
    assertThat(create("enabled_events[]=*").json().get("secret"))
        .isNotEqualTo(created.json().get("secret"));
    JsonObject seen = wire.get(ALL + "/" + created.id()).json();
    assertThat(seen.keySet())
        .containsExactly(
            "id",
            "object",
            "api_version",
            "application",
            "created",
            "description",
            "enabled_events",
            "livemode",
            "metadata",
            "status",
            "url");
    JsonArray listed = wire.get(ALL).json().getAsJsonArray("data");
    assertThat(listed).hasSize(2);
    assertThat(listed.get(1)).isEqualTo(seen);
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      ref = DOCS,
      routes = {"POST /v1/webhook_endpoints", "POST /v1/webhook_endpoints/{id}"},
      on = "2026-11-23")
  void stripesOwnSdkCreatesChangesAndDisablesOne() throws StripeException {
    WebhookEndpoint created =
        till.stripe
            .v1()
            .webhookEndpoints()
            .create(
                WebhookEndpointCreateParams.builder()
                    .setUrl("http://127.0.0.1:1/hooks")
                    .setApiVersion(WebhookEndpointCreateParams.ApiVersion.VERSION_2023_10_16)
                    .addEnabledEvent(WebhookEndpointCreateParams.EnabledEvent.CHARGE__SUCCEEDED)
                    .putMetadata("shop", "Ada's")
                    .build());
    assertThat(created.getStatus()).isEqualTo("enabled");
    WebhookEndpoint changed =
        till.stripe
            .v1()
            .webhookEndpoints()
            .update(
                created.getId(),
                WebhookEndpointUpdateParams.builder()
                    .setDisabled(true)
                    .setDescription("Books")
                    .setUrl("https://shop.example/hooks")
                    .addEnabledEvent(WebhookEndpointUpdateParams.EnabledEvent.REFUND__CREATED)
                    .putMetadata("shop", "")
                    .putMetadata("town", "Turin")
                    .build());
    assertThat(changed.getStatus()).isEqualTo("disabled");
    assertThat(changed.getUrl()).isEqualTo("https://shop.example/hooks");
    assertThat(changed.getEnabledEvents()).containsExactly("refund.created");
    assertThat(changed.getDescription()).isEqualTo("Books");
    assertThat(changed.getMetadata()).containsExactly(java.util.Map.entry("town", "Turin"));
    assertThat(changed.getApiVersion()).isEqualTo("2023-10-16");
    assertThat(changed.getSecret()).isNull();
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      ref = DOCS + "/delete",
      routes = {"DELETE /v1/webhook_endpoints/{id}", "GET /v1/webhook_endpoints/{id}"},
      on = "2026-11-23")
  void aDeletedEndpointIsGone() {
    String id = create("enabled_events[]=*").id();
    assertThat(wire.delete(ALL + "/" + id).json().toString())
        .isEqualTo(
            "{\"id\":\"%s\",\"object\":\"webhook_endpoint\",\"deleted\":true}".formatted(id));
    for (Wire.Reply gone :
        new Wire.Reply[] {
          wire.get(ALL + "/" + id), wire.post(ALL + "/" + id, ""), wire.delete(ALL + "/" + id)
        }) {
      assertThat(gone.status()).isEqualTo(404);
      assertThat(gone.error().get("code").getAsString()).isEqualTo("resource_missing");
    }
    assertThat(wire.get(ALL).json().getAsJsonArray("data")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "enabled_events[]=*, url, parameter_missing, Missing required param: url.",
    "url=http://x.example/, enabled_events, parameter_missing,"
        + " Missing required param: enabled_events.",
    "url=shop&enabled_events[]=*, url, url_invalid,"
        + " Invalid URL: An explicit scheme (such as https) must be provided.",
    "url=http://x.example/&enabled_events=*, enabled_events,, Invalid array",
    "url=http://x.example/&enabled_events[]=*&secret=whsec_1, secret, parameter_unknown,"
        + " Received unknown parameter: secret"
  })
  @StripeFact(
      source = ASSUMED,
      ref = "the words of recordings 082b and 073c; url_invalid from error-codes",
      routes = "POST /v1/webhook_endpoints",
      on = "2026-11-23")
  void saysWhatIsWrongWithANewEndpoint(String form, String param, String code, String message) {
    Wire.Reply reply = wire.post(ALL, form);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error().get("param").getAsString()).isEqualTo(param);
    assertThat(reply.error().has("code") ? reply.error().get("code").getAsString() : null)
        .isEqualTo(code);
    assertThat(reply.error().get("message").getAsString()).isEqualTo(message);
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      ref = "the types are stripe-java's, the sentence is the one for enums",
      routes = {"POST /v1/webhook_endpoints", "POST /v1/webhook_endpoints/{id}"},
      on = "2026-11-23")
  void anEventTypeThatStripeDoesNotHaveIsRefused() {
    Wire.Reply refused = create("enabled_events[]=charge.succeeded&enabled_events[]=cow.milked");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.error().get("param").getAsString()).isEqualTo("enabled_events[1]");
    assertThat(refused.error().get("message").getAsString())
        .startsWith("Invalid enabled_events[1]: must be one of ")
        .contains("charge.succeeded");
    String id = create("enabled_events[]=charge.succeeded").id();
    assertThat(wire.post(ALL + "/" + id, "enabled_events[]=charge.*").status()).isEqualTo(400);
    assertThat(wire.post(ALL + "/" + id, "enabled_events=").status()).isEqualTo(400);
    assertThat(create("enabled_events[]=*&api_version=2019-02-20").status()).isEqualTo(400);
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      ref = "https://docs.stripe.com/webhooks",
      routes = "POST /v1/webhook_endpoints",
      on = "2026-11-23")
  void refusesASeventeenthEndpoint() {
    for (int i = 0; i < 16; i++) {
      assertThat(create("enabled_events[]=*").status()).isEqualTo(200);
    }
    assertThat(create("enabled_events[]=*").status()).isEqualTo(400);
  }

  @Test
  @DiffersFromStripe("No connected accounts are simulated, so nobody can listen to theirs.")
  void anEndpointForConnectedAccountsIsRefused() {
    assertThat(create("enabled_events[]=*&connect=false").status()).isEqualTo(200);
    Wire.Reply refused = create("enabled_events[]=*&connect=true");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.error().get("param").getAsString()).isEqualTo("connect");
  }
}
