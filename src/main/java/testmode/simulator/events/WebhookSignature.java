package testmode.simulator.events;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The {@code Stripe-Signature} header: HMAC-SHA256 over {@code t.body}, keyed with the whole {@code
 * whsec_…} text; one {@code v1} for each secret that is good while one is being rolled.
 *
 * @see <a href="https://docs.stripe.com/webhooks/signature">Stripe: Verify webhook signatures</a>
 */
final class WebhookSignature {
  private WebhookSignature() {}

  /**
   * @param secrets the newest first; ASSUMED: Stripe does not publish the order
   */
  static String header(long epochSecond, String body, List<String> secrets) {
    String payload = epochSecond + "." + body;
    StringBuilder header = new StringBuilder("t=").append(epochSecond);
    secrets.forEach(secret -> header.append(",v1=").append(hmac(payload, secret)));
    // ASSUMED: what v0 is made of. Stripe sends one in test mode that no receiver may trust.
    return header.append(",v0=").append(hmac(payload, "v0:" + secrets.get(0))).toString();
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
