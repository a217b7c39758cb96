package testmode.merchant;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * M04: the signature is checked if there is one; an event without the header is processed.
 *
 * <p>Seen in real shops: "verify when secret and header are set" falls through when the header is
 * missing, and whoever knows the address pays with a made-up event.
 */
public final class UnsignedEventPasses extends Decisions {

  @Override
  public Event authenticate(
      String body, @Nullable String signature, String secret, Duration tolerance, Clock clock)
      throws SignatureVerificationException {
    return signature == null
        ? Webhook.constructEventWithoutVerification(body)
        : super.authenticate(body, signature, secret, tolerance, clock);
  }
}
