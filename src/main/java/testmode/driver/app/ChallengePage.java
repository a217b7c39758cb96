package testmode.driver.app;

import java.net.URI;
import testmode.driver.web.HttpAnswer;
import testmode.driver.web.Web;

/**
 * The bank's 3-D Secure page, answered without a browser: the form around the wanted button is sent
 * as a browser would, past the network.
 *
 * <p>The buttons' ids are those of Stripe's own test page. Stripe's page itself shows them in
 * nested frames by script and needs a real browser; the simulator's does not.
 */
final class ChallengePage implements Challenges {

  private static final String APPROVE = "test-source-authorize-3ds";
  private static final String FAIL = "test-source-fail-3ds";

  private final PlainPages pages;

  ChallengePage(PlainPages pages) {
    this.pages = pages;
  }

  @Override
  public String answer(URI page, boolean approve) throws Web.NoAnswerException {
    URI left = press(page, approve).left();
    return left == null || left.getRawQuery() == null ? "" : left.getRawQuery();
  }

  /** Presses the button, and follows redirects for as long as they stay at Stripe. */
  PlainPages.Landing press(URI page, boolean approve) throws Web.NoAnswerException {
    HttpAnswer opened = pages.open(page);
    if (opened.status() != 200) {
      throw new IllegalStateException(
          "the 3-D Secure page answered " + opened.status() + " instead of a form");
    }
    String button = approve ? APPROVE : FAIL;
    HtmlForm form =
        HtmlForm.around(opened.body(), "id", button)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "the 3-D Secure page has no form with the button #"
                            + button
                            + "; a real browser is needed"));
    PlainPages.Landing landing =
        pages.follow(PlainPages.target(page, form), pages.send(page, form));
    HttpAnswer shown = landing.shown();
    if (shown != null && shown.status() / 100 != 2) {
      throw new IllegalStateException(
          "the 3-D Secure page answered " + shown.status() + " to the button");
    }
    return landing;
  }
}
