package testmode.simulator.pipeline;

import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.wire.HttpRequest;

/**
 * What an answer's headers say about its request.
 *
 * @param version echoed; null while it is not known to be well-formed
 * @param idempotencyKey echoed; null for a GET, and for a DELETE without one
 */
record Envelope(
    Account account,
    String method,
    String requestId,
    @Nullable String version,
    @Nullable String idempotencyKey) {

  static Envelope of(HttpRequest request, Account account) {
    String requestId = account.ids().next("req_", 14);
    boolean post = request.method().equals("POST");
    String sent =
        request.method().equals("GET") ? null : request.header("idempotency-key").orElse(null);
    String key = post && sent == null ? account.ids().uuid() : sent;
    return new Envelope(account, request.method(), requestId, null, key);
  }

  Envelope withVersion(String known) {
    return new Envelope(account, method, requestId, known, idempotencyKey);
  }

  boolean isPost() {
    return method.equals("POST");
  }
}
