package testmode.driver.app;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import testmode.driver.web.HttpAnswer;
import testmode.driver.web.Web;
import testmode.network.Exchange;
import testmode.network.Party;

/**
 * Stripe's own pages as the simulator serves them, visited without a browser: opened, their forms
 * sent, redirects followed for as long as they stay at Stripe, and every exchange recorded.
 */
final class PlainPages {

  /**
   * Where a form led.
   *
   * @param shown the page of Stripe's that is shown now; null when the shopper is sent elsewhere
   * @param left where the shopper is sent, away from Stripe; null when they stay
   * @param at the address that answered last
   */
  record Landing(@Nullable HttpAnswer shown, @Nullable URI left, URI at) {}

  /**
   * A page and its answer take milliseconds; Checkout waits up to ten seconds for the shop, and
   * Stripe's own may take seconds.
   */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Stripe sends a shopper on within a few hops; more is a loop. */
  private static final int REDIRECTS = 5;

  private final RecordedWeb web;

  PlainPages(Web web, InstantSource clock, Consumer<Exchange> record) {
    this.web = new RecordedWeb(web, clock, record, Party.SHOPPER, Party.STRIPE, LIMIT);
  }

  HttpAnswer open(URI page) throws Web.NoAnswerException {
    return web.send("GET", page, Map.of(), null);
  }

  /** Sends a form of that page. */
  HttpAnswer send(URI page, HtmlForm form) throws Web.NoAnswerException {
    return web.send(
        "POST",
        target(page, form),
        Map.of("Content-Type", "application/x-www-form-urlencoded"),
        form.body());
  }

  /** An empty action means the page itself; URI.resolve would cut its last segment. */
  static URI target(URI page, HtmlForm form) {
    return form.action().isEmpty() ? page : page.resolve(form.action());
  }

  /** Where an answer to a form of that page leads in the end. */
  Landing follow(URI asked, HttpAnswer answer) throws Web.NoAnswerException {
    URI here = asked;
    HttpAnswer last = answer;
    for (int hop = 0; hop < REDIRECTS && last.status() / 100 == 3; hop++) {
      here = here.resolve(last.header("Location").orElse(""));
      if (!asked.getAuthority().equals(here.getAuthority())) {
        return new Landing(null, here, here);
      }
      last = open(here);
    }
    return new Landing(last, null, here);
  }
}
