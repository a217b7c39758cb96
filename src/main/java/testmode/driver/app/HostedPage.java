package testmode.driver.app;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import testmode.driver.PaymentAnswer.Kind;
import testmode.driver.app.Answers.Said;
import testmode.driver.web.HttpAnswer;
import testmode.driver.web.Web;

/**
 * Stripe's hosted Checkout page, paid on as a person does: card, expiry, code and name are typed,
 * the button is pressed once. The names of the fields are those of Stripe's own page; that one
 * works by scripts and needs a real browser, the simulator's does not.
 */
final class HostedPage {

  /**
   * What the shopper learnt there.
   *
   * @param challenge the 3-D Secure page to go to; null for none
   * @param back where Stripe sends the shopper, who has paid; null for nowhere
   */
  record Left(Said said, @Nullable URI challenge, @Nullable URI back) {}

  private static final String BUTTON = "hosted-payment-submit-button";
  private static final Pattern ALERT =
      Pattern.compile("<(\\w+)\\b[^>]*role=\"alert\"[^>]*>(.*?)</\\1>", Pattern.DOTALL);
  private static final Pattern STATUS = Pattern.compile("data-session-status=\"(\\w+)\"");
  private static final Pattern NOTICE =
      Pattern.compile("<(\\w+)\\b[^>]*role=\"status\"[^>]*>(.*?)</\\1>", Pattern.DOTALL);

  /** American Express prints four digits. */
  private static final Pattern FOUR_DIGIT_CODE = Pattern.compile("3[47].*");

  private static final int BAD_FIELD = 400;

  private final PlainPages pages;
  private final ChallengePage bank;

  HostedPage(PlainPages pages, ChallengePage bank) {
    this.pages = pages;
    this.bank = bank;
  }

  /** Opens the page and pays with this card. */
  Left pay(URI page, String number) {
    try {
      HttpAnswer opened = pages.open(page);
      HtmlForm form = HtmlForm.around(opened.body(), "data-testid", BUTTON).orElse(null);
      if (form == null) {
        return new Left(over(opened), null, null);
      }
      HtmlForm filled =
          form.typed("email", "ada@example.com")
              .typed("cardNumber", number)
              .typed("cardExpiry", "12 / 34")
              .typed("cardCvc", FOUR_DIGIT_CODE.matcher(number).matches() ? "1234" : "123")
              .typed("billingName", "Ada")
              .typed("billingPostalCode", "12345");
      HttpAnswer answer = pages.send(page, filled);
      if (answer.status() / 100 != 3) {
        return new Left(refused(answer), null, null);
      }
      URI next = page.resolve(answer.header("Location").orElse(""));
      return page.getAuthority().equals(next.getAuthority())
          ? new Left(Said.of(Kind.REQUIRES_ACTION), next, null)
          : new Left(Said.of(Kind.PAID), null, next);
    } catch (Web.NoAnswerException e) {
      return new Left(new Said(Kind.UNKNOWN, null, null, null, e.getMessage()), null, null);
    }
  }

  /** Answers the bank, which sends the shopper back to Checkout or on to the shop. */
  Left answerChallenge(URI challenge, boolean approve) {
    try {
      PlainPages.Landing landing = bank.press(challenge, approve);
      HttpAnswer shown = landing.shown();
      return shown == null
          ? new Left(Said.of(Kind.PAID), null, landing.left())
          : new Left(text(ALERT, shown.body()) == null ? over(shown) : refused(shown), null, null);
    } catch (Web.NoAnswerException | IllegalStateException e) {
      return new Left(Said.broken(e.getMessage()), null, null);
    }
  }

  /** The page tells why in words, and no code. */
  private static Said refused(HttpAnswer page) {
    String why = text(ALERT, page.body());
    if (why == null) {
      return Said.broken("Stripe's page answered " + page.status() + " and told nothing");
    }
    Kind kind = page.status() == BAD_FIELD ? Kind.REFUSED : Kind.DECLINED;
    return new Said(kind, null, why, null, null);
  }

  /** A page without a form says how the session ended. */
  private static Said over(HttpAnswer page) {
    String notice = text(NOTICE, page.body());
    Matcher status = STATUS.matcher(page.body());
    String word = status.find() ? status.group(1) : "";
    return switch (word) {
      case "complete" -> new Said(Kind.PAID, null, notice, null, null);
      case "expired", "unknown" -> new Said(Kind.REFUSED, null, notice, null, null);
      default ->
          Said.broken(
              "Stripe's page (" + page.status() + ") has no form to pay with; a browser is needed");
    };
  }

  private static @Nullable String text(Pattern where, String html) {
    Matcher found = where.matcher(html);
    return found.find()
        ? HtmlForm.unescaped(found.group(2).replaceAll("<[^>]*>", "").strip())
        : null;
  }
}
