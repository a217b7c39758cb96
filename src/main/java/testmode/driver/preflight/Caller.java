package testmode.driver.preflight;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.net.RawRequestOptions;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Asks Stripe with one key; what Stripe refuses is an answer too. */
final class Caller {

  /** A handshake that takes longer is an outage. */
  private static final int CONNECT_MILLIS = 3_000;

  /** Stripe reads in a fraction of it; the rest is for a refusal that the gate waits out. */
  private static final int READ_MILLIS = 8_000;

  private final StripeClient stripe;

  Caller(URI stripe, String key) {
    this.stripe =
        StripeClient.builder()
            .setApiBase(stripe.toString())
            .setApiKey(key)
            .setConnectTimeout(CONNECT_MILLIS)
            .setReadTimeout(READ_MILLIS)
            .setMaxNetworkRetries(0)
            .build();
  }

  Heard get(String path) {
    return ask(RequestMethod.GET, path, null);
  }

  /** Asks for an account by name, as a platform does for one that is connected to it. */
  Heard getOf(String account, String path) {
    return ask(RequestMethod.GET, path, account);
  }

  /** Posts nothing at all, which Stripe refuses wherever something is required. */
  Heard postNothing(String path) {
    return ask(RequestMethod.POST, path, null);
  }

  private Heard ask(RequestMethod method, String path, @Nullable String account) {
    RawRequestOptions.RawRequestOptionsBuilder options = RawRequestOptions.builder();
    if (account != null) {
      options.setStripeAccount(account);
    }
    String body = method == RequestMethod.POST ? "" : null;
    try {
      return Heard.of(stripe.rawRequest(method, path, body, options.build()));
    } catch (ApiConnectionException silence) {
      throw new NoAnswerException(method + " " + path.replaceFirst("\\?.*", ""), silence);
    } catch (StripeException refusal) {
      return Heard.of(refusal);
    }
  }

  /** Nothing, or not all of it, came back. */
  static final class NoAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoAnswerException(String line, Throwable cause) {
      super(line + " was not answered within " + READ_MILLIS / 1000 + " s", cause);
    }
  }
}
