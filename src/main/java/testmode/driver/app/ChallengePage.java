package testmode.driver.app;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import testmode.driver.web.HttpAnswer;
import testmode.driver.web.Web;
import testmode.network.Exchange;
import testmode.network.Party;

/**
 * The bank's 3-D Secure page, answered without a browser: the form around the wanted button is sent
 * as a browser would, past the network, and every exchange goes to its record.
 *
 * <p>The buttons' ids are those of Stripe's own test page. Stripe's page itself shows them in
 * nested frames by script and needs a real browser; the simulator's does not.
 */
final class ChallengePage implements Challenges {

  private static final String APPROVE = "test-source-authorize-3ds";
  private static final String FAIL = "test-source-fail-3ds";

  /** A page and its answer take milliseconds; Stripe's own may take seconds. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Stripe sends a shopper back within a few hops; more is a loop. */
  private static final int REDIRECTS = 5;

  private static final Pattern FORM =
      Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern FIELD =
      Pattern.compile("<(input|button)\\b([^>]*)>", Pattern.CASE_INSENSITIVE);

  private final RecordedWeb web;

  ChallengePage(Web web, InstantSource clock, Consumer<Exchange> record) {
    this.web = new RecordedWeb(web, clock, record, Party.SHOPPER, Party.STRIPE, LIMIT);
  }

  /** Presses the button, and follows redirects for as long as they stay at Stripe. */
  @Override
  public String answer(URI page, boolean approve) throws Web.NoAnswerException {
    HttpAnswer opened = web.send("GET", page, Map.of(), null);
    if (opened.status() != 200) {
      throw new IllegalStateException(
          "the 3-D Secure page answered " + opened.status() + " instead of a form");
    }
    Form form = form(opened.body(), approve ? APPROVE : FAIL);
    // An empty action means the page itself; URI.resolve would cut its last segment.
    URI target = form.action().isEmpty() ? page : page.resolve(form.action());
    HttpAnswer answer =
        web.send(
            "POST",
            target,
            Map.of("Content-Type", "application/x-www-form-urlencoded"),
            form.body());
    for (int hop = 0; hop < REDIRECTS && answer.status() / 100 == 3; hop++) {
      target = target.resolve(answer.header("Location").orElse(""));
      if (!page.getAuthority().equals(target.getAuthority())) {
        return target.getRawQuery() == null ? "" : target.getRawQuery();
      }
      answer = web.send("GET", target, Map.of(), null);
    }
    if (answer.status() / 100 != 2) {
      throw new IllegalStateException(
          "the 3-D Secure page answered " + answer.status() + " to the button");
    }
    return "";
  }

  /** Where a form goes and what it carries when the button is pressed. */
  record Form(String action, String body) {}

  static Form form(String html, String button) {
    Matcher forms = FORM.matcher(html);
    while (forms.find()) {
      String inside = forms.group(2);
      if (!inside.contains("id=\"" + button + "\"")) {
        continue;
      }
      List<String> pairs = new ArrayList<>();
      Matcher fields = FIELD.matcher(inside);
      while (fields.find()) {
        String attributes = fields.group(2);
        boolean pressed = button.equals(attribute(attributes, "id"));
        boolean hidden = "hidden".equalsIgnoreCase(attribute(attributes, "type"));
        String name = attribute(attributes, "name");
        if (name != null && (pressed || hidden)) {
          String value = attribute(attributes, "value");
          pairs.add(encoded(name) + "=" + encoded(value == null ? "" : value));
        }
      }
      String action = attribute(forms.group(1), "action");
      return new Form(action == null ? "" : action, String.join("&", pairs));
    }
    throw new IllegalStateException(
        "the 3-D Secure page has no form with the button #"
            + button
            + "; a real browser is needed");
  }

  private static @Nullable String attribute(String attributes, String name) {
    Matcher matcher =
        Pattern.compile("\\b" + name + "\\s*=\\s*\"([^\"]*)\"", Pattern.CASE_INSENSITIVE)
            .matcher(attributes);
    return matcher.find()
        ? matcher.group(1).replace("&quot;", "\"").replace("&lt;", "<").replace("&amp;", "&")
        : null;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
