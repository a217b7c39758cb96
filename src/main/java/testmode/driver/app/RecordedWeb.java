package testmode.driver.app;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import testmode.driver.web.HttpAnswer;
import testmode.driver.web.Web;
import testmode.network.Exchange;
import testmode.network.Party;

/** HTTP from one party to another past the network; every exchange goes to the record. */
final class RecordedWeb {

  private final Web web;
  private final InstantSource clock;
  private final Consumer<Exchange> record;
  private final Party from;
  private final Party to;
  private final Duration limit;

  RecordedWeb(
      Web web,
      InstantSource clock,
      Consumer<Exchange> record,
      Party from,
      Party to,
      Duration limit) {
    this.web = web;
    this.clock = clock;
    this.record = record;
    this.from = from;
    this.to = to;
    this.limit = limit;
  }

  /** The same way, gone by somebody else. */
  RecordedWeb usedBy(Party other) {
    return new RecordedWeb(web, clock, record, other, to, limit);
  }

  /** The same way for somebody who waits no longer than that. */
  RecordedWeb within(Duration other) {
    return new RecordedWeb(web, clock, record, from, to, other);
  }

  /** The same way for a look that is no part of what happens: it leaves no trace. */
  RecordedWeb unrecorded() {
    return new RecordedWeb(web, clock, exchange -> {}, from, to, limit);
  }

  HttpAnswer send(String method, URI uri, Map<String, String> headers, @Nullable String body)
      throws Web.NoAnswerException {
    long startedMillis = clock.millis();
    long started = System.nanoTime();
    HttpAnswer answer = null;
    try {
      answer = web.send(method, uri, headers, body, limit);
      return answer;
    } finally {
      long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
      record.accept(exchange(method, uri, headers, body, answer, startedMillis, took));
    }
  }

  private Exchange exchange(
      String method,
      URI uri,
      Map<String, String> headers,
      @Nullable String body,
      @Nullable HttpAnswer answer,
      long startedMillis,
      long tookMillis) {
    return new Exchange(
        0,
        from,
        to,
        method,
        uri.getRawPath(),
        uri.getRawQuery() == null ? "" : uri.getRawQuery(),
        headers,
        body == null ? "" : body,
        answer == null ? null : answer.status(),
        answer == null ? Map.of() : answer.headers(),
        answer == null ? "" : answer.body(),
        startedMillis,
        tookMillis,
        null,
        null,
        answer != null,
        answer != null,
        headers.get("Idempotency-Key"));
  }
}
