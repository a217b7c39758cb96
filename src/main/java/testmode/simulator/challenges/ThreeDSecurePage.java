package testmode.simulator.challenges;

import testmode.simulator.resource.PageAnswer;

/** The HTML of the bank's test page, with the element ids of Stripe's own. */
final class ThreeDSecurePage {
  private static final String FRAME =
      """
      <!doctype html>
      <html lang="en">
      <head><meta charset="utf-8"><title>3D Secure 2 Test Page</title></head>
      <body>
      <h1>3D Secure 2 Test Page</h1>
      %s
      </body>
      </html>
      """;

  private ThreeDSecurePage() {}

  /** Two buttons, and the choice to close the page, which is to abandon it. */
  static PageAnswer challenge(String address) {
    return PageAnswer.html(
        200,
        FRAME.formatted(
            """
            <p>The bank asks the shopper to authenticate.</p>
            <form method="post" action="%s">
              <button id="test-source-authorize-3ds" name="result" value="authorize">Complete</button>
              <button id="test-source-fail-3ds" name="result" value="fail">Fail</button>
            </form>\
            """
                .formatted(escaped(address))));
  }

  /** After the choice, when there is no address to go back to. */
  static PageAnswer done(String status) {
    return PageAnswer.html(
        200,
        FRAME.formatted(
            "<p id=\"redirect-status\">%s</p>\n<p>You can close this page.</p>".formatted(status)));
  }

  static PageAnswer gone(String why) {
    return PageAnswer.html(400, FRAME.formatted("<p>" + escaped(why) + "</p>"));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
