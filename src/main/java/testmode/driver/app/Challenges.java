package testmode.driver.app;

import java.net.URI;
import testmode.driver.web.Web;

/** How a shopper answers the bank's 3-D Secure page: over plain HTTP, or in a browser. */
interface Challenges {

  /**
   * Opens the page and answers it.
   *
   * @return the query that the shopper comes back to the shop with; empty when Stripe sends nobody
   *     back
   * @throws Web.NoAnswerException when a page does not answer
   * @throws IllegalStateException when a page is none that can be answered so
   */
  String answer(URI page, boolean approve) throws Web.NoAnswerException;
}
