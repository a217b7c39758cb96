package testmode.driver.stripe;

import com.google.gson.JsonObject;
import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.WebhookEndpoint;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointCreateParams.ApiVersion;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import testmode.driver.StripeAccess;
import testmode.driver.web.Web;

/** A webhook endpoint at Stripe, until it is closed. */
public final class Endpoint implements AutoCloseable {

  private static final List<String> ALL = List.of("*");

  private final StripeClient stripe;
  private final WebhookEndpoint created;
  private final String secret;

  private Endpoint(StripeClient stripe, WebhookEndpoint created, String secret) {
    this.stripe = stripe;
    this.created = created;
    this.secret = secret;
  }

  /**
   * Creates one that takes every event and has the secret that Stripe makes.
   *
   * @param receiver where Stripe is to deliver
   * @throws IllegalStateException when Stripe refuses
   */
  public static Endpoint create(StripeAccess account, URI receiver) {
    return create(account, receiver, Set.of(), null);
  }

  /**
   * Creates one as an app wants it.
   *
   * @param receiver where Stripe is to deliver
   * @param events the types that it takes; empty for all
   * @param secret the one that the app checks already, {@code whsec_…}; null takes the one that
   *     Stripe makes. Only the simulator can be told a secret
   * @throws IllegalStateException when Stripe refuses
   */
  public static Endpoint create(
      StripeAccess account, URI receiver, Set<String> events, @Nullable String secret) {
    WebhookEndpointCreateParams params =
        WebhookEndpointCreateParams.builder()
            .setUrl(receiver.toString())
            .putExtraParam("enabled_events", events.isEmpty() ? ALL : List.copyOf(events))
            .setApiVersion(apiVersion())
            .build();
    StripeClient stripe = StripeApiLedger.client(account);
    try {
      WebhookEndpoint created = stripe.v1().webhookEndpoints().create(params);
      if (secret == null) {
        return new Endpoint(stripe, created, created.getSecret());
      }
      JsonObject own = new JsonObject();
      own.addProperty("endpoint", created.getId());
      own.addProperty("secret", secret);
      new ControlDoor(new Web(), account.base(), account.secretKey())
          .post("webhook_endpoints/secret", own);
      return new Endpoint(stripe, created, secret);
    } catch (StripeException e) {
      throw new IllegalStateException(
          "no webhook endpoint could be created at Stripe: " + e.getMessage(), e);
    }
  }

  /** The SDK's own version: events of another one it does not read. */
  private static ApiVersion apiVersion() {
    for (ApiVersion version : ApiVersion.values()) {
      if (version.getValue().equals(Stripe.API_VERSION)) {
        return version;
      }
    }
    throw new IllegalStateException("stripe-java does not name its own " + Stripe.API_VERSION);
  }

  /** What its events are signed with, {@code whsec_…}. */
  public String secret() {
    return secret;
  }

  @Override
  public void close() throws StripeException {
    stripe.v1().webhookEndpoints().delete(created.getId());
  }
}
