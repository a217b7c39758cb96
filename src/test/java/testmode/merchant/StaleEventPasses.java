package testmode.merchant;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * M06: the time inside the signature is not looked at.
 *
 * <p>Seen in real shops: a tolerance of 0, which stands for none, or a check that compares the
 * digest only. An event that somebody recorded is good for ever.
 */
public final class StaleEventPasses extends Decisions {

  @Override
  public Event authenticate(
      String body, @Nullable String signature, String secret, Duration tolerance, Clock clock)
      throws SignatureVerificationException {
    return super.authenticate(body, signature, secret, Duration.ZERO, clock);
  }
}
