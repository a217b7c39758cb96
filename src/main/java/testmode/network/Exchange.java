package testmode.network;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One request and what became of it, as the network saw it. Keys, secrets and card numbers are
 * masked before one of these is made; bodies are cut at {@link Masking#BODY_LIMIT}.
 *
 * @param number counts up from 1 in order of arrival
 * @param path decoded by nobody: as it stood in the request line, without the query
 * @param query without the question mark, empty when there was none
 * @param requestHeaders names as sent, looked up without regard to case; several values joined with
 *     ", "
 * @param status what the receiver answered; when the request never reached it, what the network
 *     answered in its place; null when there was neither, or not yet
 * @param startedMillis the network's clock at arrival, milliseconds since the epoch
 * @param tookMillis real milliseconds until the network was done with it; 0 while it is under way
 * @param fault the name of the fault that struck, null for none
 * @param reachedReceiver whether the receiver answered: true after every fault on a leg after
 *     Stripe or after the merchant
 * @param answerReachedSender whether the network sent {@code status} whole; a sender that stopped
 *     listening is not noticed
 * @param call the idempotency key, or null: as sent, but where it looks like a secret, masked so
 *     that two of them stay two
 */
public record Exchange(
    long number,
    Party from,
    Party to,
    String method,
    String path,
    String query,
    Map<String, String> requestHeaders,
    String requestBody,
    @Nullable Integer status,
    Map<String, String> responseHeaders,
    String responseBody,
    long startedMillis,
    long tookMillis,
    @Nullable String fault,
    @Nullable Leg leg,
    boolean reachedReceiver,
    boolean answerReachedSender,
    @Nullable String call) {

  public Exchange {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    if ((fault == null) != (leg == null)) {
      throw new IllegalArgumentException(
          "fault (%s) and leg (%s) must both be given or both be null".formatted(fault, leg));
    }
    requestHeaders = copied(requestHeaders);
    responseHeaders = copied(responseHeaders);
  }

  /** The same exchange, noted as the {@code newNumber}th and masked. */
  Exchange noted(long newNumber) {
    return new Exchange(
        newNumber,
        from,
        to,
        method,
        Masking.text(path),
        Masking.text(query),
        Masking.headers(requestHeaders),
        Masking.body(requestBody),
        status,
        Masking.headers(responseHeaders),
        Masking.body(responseBody),
        startedMillis,
        tookMillis,
        fault,
        leg,
        reachedReceiver,
        answerReachedSender,
        call == null ? null : Masking.key(call));
  }

  /** The same request and what has become of it by now. */
  Exchange now(
      @Nullable Integer newStatus,
      Map<String, String> newHeaders,
      String newBody,
      long newMillis,
      @Nullable Fault struck,
      boolean reached,
      boolean seen) {
    return new Exchange(
        number,
        from,
        to,
        method,
        path,
        query,
        requestHeaders,
        requestBody,
        newStatus,
        newHeaders,
        newBody,
        startedMillis,
        newMillis,
        struck == null ? null : struck.name(),
        struck == null ? null : struck.leg(),
        reached,
        seen,
        call);
  }

  private static Map<String, String> copied(Map<String, String> headers) {
    TreeMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    return Collections.unmodifiableMap(copy);
  }
}
