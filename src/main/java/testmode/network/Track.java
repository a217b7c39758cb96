package testmode.network;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import testmode.network.messages.Reply;

/**
 * The record of one message under way. Each step is published at once, so that a held call is
 * already there to be read. Masks everything it takes. Used by one thread at a time.
 */
final class Track {

  private final Recorder recorder;
  private final long startedNanos;
  private final Exchange arrived;
  private @Nullable Fault fault;
  private @Nullable Long endedNanos;

  /** The receiver's own answer. */
  private Reply.@Nullable Whole answer;

  /** What is shown as the answer: the receiver's, or else the network's. */
  private @Nullable Integer status;

  private Map<String, String> headers = Map.of();
  private String body = "";

  /** The sender's side of an exchange. */
  record Sent(
      Party from,
      Party to,
      String method,
      String path,
      String query,
      HttpHeaders headers,
      byte[] body,
      @Nullable String call,
      long millis) {

    private Exchange asExchange(long number) {
      return new Exchange(
          number,
          from,
          to,
          method,
          Masking.text(path),
          Masking.text(query),
          masked(headers),
          Masking.body(body),
          null,
          Map.of(),
          "",
          millis,
          0,
          null,
          null,
          false,
          false,
          call == null ? null : Masking.key(call));
    }
  }

  Track(Recorder recorder, Sent sent) {
    this.recorder = recorder;
    startedNanos = System.nanoTime();
    arrived = recorder.add(sent::asExchange);
  }

  long number() {
    return arrived.number();
  }

  void struckBy(Fault newFault) {
    fault = newFault;
    publish(0, false);
  }

  /** The receiver has answered; whether the sender will see it is open. */
  void answered(Reply.Whole real) {
    answer = real;
    show(real);
    publish(0, false);
  }

  /** It is over now, whatever is still done about the reply: others are about to hear of it. */
  void over() {
    endedNanos = System.nanoTime();
  }

  /** This is what the sender gets. */
  void finished(Reply reply) {
    boolean seen = reply == answer;
    if (answer == null && reply instanceof Reply.Whole own) {
      show(own);
      seen = true;
    }
    publish(
        TimeUnit.NANOSECONDS.toMillis(
            (endedNanos != null ? endedNanos : System.nanoTime()) - startedNanos),
        seen);
  }

  private void show(Reply.Whole shown) {
    status = shown.status();
    headers = masked(shown.headers());
    body = Masking.body(shown.body());
  }

  private void publish(long tookMillis, boolean seen) {
    recorder.replace(arrived.now(status, headers, body, tookMillis, fault, answer != null, seen));
  }

  private static Map<String, String> masked(HttpHeaders headers) {
    Map<String, String> joined = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (HttpHeader header : headers.all()) {
      joined.put(header.key(), String.join(", ", header.values()));
    }
    return Masking.headers(joined);
  }
}
