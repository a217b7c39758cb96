package testmode.driver.app;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
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

  private final RecordedWeb web;
  private final URI base;

  /** The door as shoppers use it. */
  FrontDoor(Web web, URI base, InstantSource clock, Consumer<Exchange> record) {
    this(new RecordedWeb(web, clock, record, Party.SHOPPER, Party.MERCHANT, LIMIT), base);
  }

  private FrontDoor(RecordedWeb web, URI base) {
    this.web = web;
    this.base = base;
  }

  /** The same door, used by somebody else. */
  FrontDoor usedBy(Party other) {
    return new FrontDoor(web.usedBy(other), base);
  }

  /** The same door for somebody who waits no longer than that. */
  FrontDoor within(Duration limit) {
    return new FrontDoor(web.within(limit), base);
  }

  /** The same door for a look that is no part of what happens: it leaves no trace. */
  FrontDoor unrecorded() {
    return new FrontDoor(web.unrecorded(), base);
  }

  URI base() {
    return base;
  }

  /** For whom nobody knows. */
  HttpAnswer send(
      String method, String pathAndQuery, Map<String, String> headers, @Nullable String body)
      throws Web.NoAnswerException {
    return web.send(method, URI.create(base + pathAndQuery), headers, body);
  }

  /** With this visitor's cookies, beside those that the headers name; new ones are kept. */
  HttpAnswer send(
      String method,
      String pathAndQuery,
      Map<String, String> headers,
      @Nullable String body,
      Visitor visitor)
      throws Web.NoAnswerException {
    URI uri = URI.create(base + pathAndQuery);
    Map<String, String> all = new LinkedHashMap<>(headers);
    visitor.cookies(uri).ifPresent(cookies -> all.merge("Cookie", cookies, (a, b) -> a + "; " + b));
    HttpAnswer answer = web.send(method, uri, all, body);
    visitor.saw(uri, answer);
    return answer;
  }
}
