package testmode.network;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The record of one message under way. Each step is published at once, so that a held call is
 * already there to be read. Masks everything it takes. Used by one thread at a time.
 */
final class Track {

  private final Recorder recorder;
  private final long startedNanos;
  private Exchange known;
  private Reply.@Nullable Whole answer;

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
          call == null ? null : Masking.text(call));
    }
  }

  Track(Recorder recorder, Sent sent) {
    this.recorder = recorder;
    startedNanos = System.nanoTime();
    known = recorder.add(sent::asExchange);
  }

  long number() {
    return known.number();
  }

  void struckBy(Fault fault) {
    publish(known.struckBy(fault.name(), fault.leg()));
  }

  /** The receiver has answered; whether the sender will see it is open. */
  void answered(Reply.Whole real) {
    answer = real;
    publish(
        known.answered(
            real.status(), masked(real.headers()), Masking.body(real.body()), true, false));
  }

  /** This is what the sender gets. */
  void finished(Reply reply) {
    Exchange ended = known;
    if (answer != null) {
      ended = ended.delivered(reply == answer);
    } else if (reply instanceof Reply.Whole own) {
      ended =
          ended.answered(
              own.status(), masked(own.headers()), Masking.body(own.body()), false, true);
    }
    publish(ended.took(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos)));
  }

  private void publish(Exchange exchange) {
    known = exchange;
    recorder.replace(exchange);
  }

  private static Map<String, String> masked(HttpHeaders headers) {
    Map<String, String> joined = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (HttpHeader header : headers.all()) {
      joined.put(header.key(), String.join(", ", header.values()));
    }
    return Masking.headers(joined);
  }
}
