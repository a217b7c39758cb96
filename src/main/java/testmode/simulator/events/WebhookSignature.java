package testmode.simulator.events;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The {@code Stripe-Signature} header: HMAC-SHA256 over {@code t.body}, keyed with the whole {@code
 * whsec_…} text.
 *
 * @see <a href="https://docs.stripe.com/webhooks/signature">Stripe: Verify webhook signatures</a>
 */
final class WebhookSignature {
  private WebhookSignature() {}

  static String header(long epochSecond, String body, String secret) {
    String payload = epochSecond + "." + body;
    // ASSUMED: what v0 is made of. Stripe sends one in test mode that no receiver may trust.
    return "t=%d,v1=%s,v0=%s"
        .formatted(epochSecond, hmac(payload, secret), hmac(payload, "v0:" + secret));
  }

  private static String hmac(String payload, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }
}
