package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;

import com.stripe.Stripe;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import testmode.simulator.facts.StripeFact;

/** Which secrets sign a delivery, and in which version its event is written. */
@Timeout(30)
final class WebhookSecretsTest {
  private static final String ALL = "/v1/webhook_endpoints";
  private static final String WEBHOOKS = "https://docs.stripe.com/webhooks";

  private final Till till = new Till();
  private final Receiver receiver = new Receiver(n -> 200);

  @AfterEach
  void close() {
    till.close();
    receiver.close();
  }

  private Wire.Reply endpoint(String more) {
    String url = URLEncoder.encode(receiver.url(), StandardCharsets.UTF_8);
    return till.wire.post(ALL, "enabled_events[]=customer.created&url=" + url + more);
  }

  private Wire.Reply control(String verb, String json) {
    return till.wire.send("POST", "/_testmode/" + verb, json);
  }

  private static String secret(Wire.Reply endpoint) {
    return endpoint.json().get("secret").getAsString();
  }

  /** What the receiver gets when somebody registers. */
  private Receiver.Got delivered() {
    till.wire.post("/v1/customers", "name=Ada");
    till.advance(0);
    return receiver.got().get(receiver.got().size() - 1);
  }

  private static boolean isSignedWith(Receiver.Got got, String secret) {
    try {
      return Webhook.constructEvent(got.body(), got.signature(), secret, 0) != null;
    } catch (SignatureVerificationException otherSecret) {
      return false;
    }
  }

  @Test
  @StripeFact(source = DOCUMENTED, ref = WEBHOOKS, on = "2026-11-23")
  void everyEndpointHasItsOwnSecret() {
    String first = secret(endpoint(""));
    String second = secret(endpoint(""));
    delivered();
    assertThat(receiver.got()).hasSize(2);
    assertThat(receiver.got()).filteredOn(got -> isSignedWith(got, first)).hasSize(1);
    assertThat(receiver.got()).filteredOn(got -> isSignedWith(got, second)).hasSize(1);
  }

  @Test
  @StripeFact(source = DOCUMENTED, ref = WEBHOOKS + "/signature", on = "2026-11-23")
  void aRolledSecretSignsBesideTheNewOneUntilItsTimeIsOver() {
    Wire.Reply created = endpoint("");
    String old = secret(created);
    Wire.Reply rolled =
        control(
            "webhook_endpoints/roll",
            "{\"endpoint\": \"%s\", \"overlap_seconds\": 3600}".formatted(created.id()));
    assertThat(rolled.json().keySet()).isEqualTo(created.json().keySet());
    String fresh = secret(rolled);
    assertThat(fresh).startsWith("whsec_").isNotEqualTo(old);
    till.advance(3599);
    Receiver.Got both = delivered();
    assertThat(both.signature()).matches("t=\\d+,v1=[0-9a-f]{64},v1=[0-9a-f]{64},v0=[0-9a-f]{64}");
    assertThat(isSignedWith(both, old)).isTrue();
    assertThat(isSignedWith(both, fresh)).isTrue();
    till.advance(1);
    Receiver.Got one = delivered();
    assertThat(isSignedWith(one, old)).isFalse();
    assertThat(isSignedWith(one, fresh)).isTrue();
    assertThat(till.wire.get(ALL + "/" + created.id()).body()).doesNotContain("whsec_");
  }

  @Test
  @StripeFact(source = DOCUMENTED, ref = WEBHOOKS, on = "2026-11-23")
  void aSecretThatIsRolledAtOnceSignsNothingMore() {
    Wire.Reply created = endpoint("");
    Wire.Reply rolled =
        control("webhook_endpoints/roll", "{\"endpoint\": \"" + created.id() + "\"}");
    Receiver.Got got = delivered();
    assertThat(isSignedWith(got, secret(created))).isFalse();
    assertThat(isSignedWith(got, secret(rolled))).isTrue();
  }

  @Test
  void anEndpointSignsWithTheSecretThatAnAppHasAlready() {
    Wire.Reply created = endpoint("");
    String own = "{\"endpoint\": \"%s\", \"secret\": \"whsec_ofmyapp\"}".formatted(created.id());
    Wire.Reply set = control("webhook_endpoints/secret", own);
    assertThat(set.json()).isEqualTo(till.wire.get(ALL + "/" + created.id()).json());
    Receiver.Got got = delivered();
    assertThat(isSignedWith(got, "whsec_ofmyapp")).isTrue();
    assertThat(isSignedWith(got, secret(created))).isFalse();
  }

  @Test
  void anEventGoesAgainToTheOneEndpointThatIsNamed() {
    String quiet = endpoint("").id();
    endpoint("");
    till.wire.post(ALL + "/" + quiet, "enabled_events[]=charge.succeeded");
    delivered();
    assertThat(receiver.got()).hasSize(1);
    String event = till.events().get(0).get("id").getAsString();
    String again = "{\"event\": \"%s\", \"endpoint\": \"%s\"}";
    assertThat(control("deliveries/redeliver", again.formatted(event, quiet)).status())
        .isEqualTo(200);
    till.advance(0);
    assertThat(receiver.got()).hasSize(2);
    assertThat(control("deliveries/redeliver", again.formatted(event, "we_nope")).status())
        .isEqualTo(404);
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      ref = "https://docs.stripe.com/api/webhook_endpoints/create",
      on = "2026-11-23")
  void anEventIsWrittenInItsEndpointsVersion() throws SignatureVerificationException {
    String old = secret(endpoint("&api_version=2023-10-16"));
    Receiver.Got got = delivered();
    Event event = Webhook.constructEvent(got.body(), got.signature(), old, 0);
    assertThat(event.getApiVersion()).isEqualTo("2023-10-16");
    assertThat(event.getDataObjectDeserializer().getObject()).isEmpty();
    till.wire.delete(
        ALL
            + "/"
            + till.wire
                .get(ALL)
                .json()
                .getAsJsonArray("data")
                .get(0)
                .getAsJsonObject()
                .get("id")
                .getAsString());
    String now = secret(endpoint("&api_version=" + Stripe.API_VERSION));
    got = delivered();
    event = Webhook.constructEvent(got.body(), got.signature(), now, 0);
    assertThat(event.getDataObjectDeserializer().getObject()).isPresent();
    assertThat(till.events().get(0).get("api_version").getAsString()).isEqualTo(Stripe.API_VERSION);
  }
}
