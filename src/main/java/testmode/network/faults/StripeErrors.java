package testmode.network.faults;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import java.util.ArrayList;
import java.util.List;
import testmode.network.messages.Reply;

/** The errors that Stripe's edge gives before anything is executed, in Stripe's own shape. */
final class StripeErrors {

  private static final String RATE_LIMIT =
"""
      {
        "error": {
          "code": "rate_limit",
          "doc_url": "https://stripe.com/docs/error-codes/rate-limit",
          "message": "Testmode request rate limit exceeded, \
the rate limits in testmode are lower than livemode. \
You can learn more about rate limits here https://stripe.com/docs/rate-limits.",
          "type": "invalid_request_error"
        }
      }
""";

  // ASSUMED: that a 503 has the body of a 500.
  private static final String API_ERROR =
"""
      {
        "error": {
          "message": "Error while communicating with one of our backends.  \
Sorry about that!  We have been notified of the problem.",
          "type": "api_error"
        }
      }
""";

  private StripeErrors() {}

  /**
   * Neither carries {@code Stripe-Should-Retry}: the request has not begun execution.
   *
   * @see <a href="https://docs.stripe.com/rate-limits">Stripe: Rate limits</a>
   */
  static Reply.Whole rateLimited(long retryAfterSeconds) {
    List<HttpHeader> headers = retryAfter(retryAfterSeconds);
    headers.add(HttpHeader.httpHeader("Stripe-Rate-Limited-Reason", "global-rate"));
    return Reply.Whole.json(429, RATE_LIMIT, headers.toArray(HttpHeader[]::new));
  }

  static Reply.Whole broken(int status, long retryAfterSeconds) {
    return Reply.Whole.json(
        status, API_ERROR, retryAfter(retryAfterSeconds).toArray(HttpHeader[]::new));
  }

  private static List<HttpHeader> retryAfter(long seconds) {
    List<HttpHeader> headers = new ArrayList<>();
    if (seconds > 0) {
      headers.add(HttpHeader.httpHeader("Retry-After", Long.toString(seconds)));
    }
    return headers;
  }
}
