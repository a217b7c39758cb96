package testmode.driver.stripe;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.WebhookEndpoint;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointCreateParams.ApiVersion;
import com.stripe.param.WebhookEndpointCreateParams.EnabledEvent;
import java.net.URI;
import testmode.driver.StripeAccess;

/** A webhook endpoint at Stripe that takes every event, until it is closed. */
public final class Endpoint implements AutoCloseable {

  private final StripeClient stripe;
  private final WebhookEndpoint created;

  private Endpoint(StripeClient stripe, WebhookEndpoint created) {
    this.stripe = stripe;
    this.created = created;
  }

  /**
   * Creates it.
   *
   * @param receiver where Stripe is to deliver
   * @throws IllegalStateException when Stripe refuses
   */
  public static Endpoint create(StripeAccess account, URI receiver) {
    WebhookEndpointCreateParams params =
        WebhookEndpointCreateParams.builder()
            .setUrl(receiver.toString())
            .addEnabledEvent(EnabledEvent.ALL)
            .setApiVersion(apiVersion())
            .build();
    StripeClient stripe = StripeApiLedger.client(account);
    try {
      return new Endpoint(stripe, stripe.v1().webhookEndpoints().create(params));
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
    return created.getSecret();
  }

  @Override
  public void close() throws StripeException {
    stripe.v1().webhookEndpoints().delete(created.getId());
  }
}
