package testmode.network.messages;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's webhook signature: {@code t=seconds,v1=HMAC-SHA256(secret, "t.body")}.
 *
 * @see <a href="https://docs.stripe.com/webhooks#verify-manually">Stripe: Verify webhook signatures
 *     manually</a>
 */
public final class Signature {

  public static final String HEADER = "Stripe-Signature";

  private static final Pattern TIME = Pattern.compile("(?:^|,)\\s*t=(\\d{1,12})");

  private Signature() {}

  public static String of(long seconds, byte[] body, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
      return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform must know HmacSHA256", e);
    }
  }

  public static OptionalLong seconds(@Nullable String header) {
    Matcher time = TIME.matcher(header == null ? "" : header);
    return time.find() ? OptionalLong.of(Long.parseLong(time.group(1))) : OptionalLong.empty();
  }

  public static void requireSecret(String secret) {
    if (!secret.startsWith("whsec_")) {
      throw new IllegalArgumentException(
          "the signing secret must start with whsec_; it is what Stripe answers when the webhook"
              + " endpoint is created");
    }
  }
}
