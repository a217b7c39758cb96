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

/**
 * The merchant app over HTTP, as its shoppers and its back office reach it; every exchange goes to
 * the record, but for those of a door that is {@link #unrecorded}.
 */
final class FrontDoor {

  /** Longer than INT-018 lets an app try: 4 attempts of 30 s and 7 s of waits between them. */
  static final Duration LIMIT = Duration.ofSeconds(150);

  private final Web web;
  private final URI base;
  private final InstantSource clock;
  private final Consumer<Exchange> record;
  private final Party caller;

  /** The door as shoppers use it. */
  FrontDoor(Web web, URI base, InstantSource clock, Consumer<Exchange> record) {
    this(web, base, clock, record, Party.SHOPPER);
  }

  private FrontDoor(
      Web web, URI base, InstantSource clock, Consumer<Exchange> record, Party caller) {
    this.web = web;
    this.base = base;
    this.clock = clock;
    this.record = record;
    this.caller = caller;
  }

  /** The same door, used by somebody else. */
  FrontDoor usedBy(Party other) {
    return new FrontDoor(web, base, clock, record, other);
  }

  /** The same door for a look that is no part of what happens: it leaves no trace. */
  FrontDoor unrecorded() {
    return new FrontDoor(web, base, clock, exchange -> {}, caller);
  }

  URI base() {
    return base;
  }

  HttpAnswer send(
      String method, String pathAndQuery, Map<String, String> headers, @Nullable String body)
      throws Web.NoAnswerException {
    URI uri = URI.create(base + pathAndQuery);
    long startedMillis = clock.millis();
    long started = System.nanoTime();
    HttpAnswer answer = null;
    try {
      answer = web.send(method, uri, headers, body, LIMIT);
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
        caller,
        Party.MERCHANT,
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
