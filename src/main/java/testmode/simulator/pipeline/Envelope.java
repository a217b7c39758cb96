package testmode.simulator.pipeline;

import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.wire.HttpRequest;

/**
 * What an answer's headers say about its request.
 *
 * @param version echoed
 * @param idempotencyKey echoed; empty where the caller sent an empty one, null for a GET, and for a
 *     DELETE without one
 * @param stripeAccount echoed where it was sent
 */
record Envelope(
    Account account,
    String method,
    String requestId,
    String version,
    @Nullable String idempotencyKey,
    @Nullable String stripeAccount) {

  private static final String KEY = "idempotency-key";

  static Envelope of(HttpRequest request, Account account, String version) {
    String requestId = account.ids().next("req_", 14);
    return new Envelope(
        account,
        request.method(),
        requestId,
        version,
        keyOf(request, account),
        request.header("stripe-account").orElse(null));
  }

  private static @Nullable String keyOf(HttpRequest request, Account account) {
    if (request.method().equals("GET")) {
      return null;
    }
    if (request.sends(KEY)) {
      return request.header(KEY).orElse("");
    }
    return request.method().equals("POST") ? account.ids().uuid() : null;
  }

  boolean isPost() {
    return method.equals("POST");
  }
}
