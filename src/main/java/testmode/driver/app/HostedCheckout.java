package testmode.driver.app;

import java.net.URI;
import java.util.Map;
import testmode.driver.MerchantApp.Visit;
import testmode.driver.app.Answers.Said;
import testmode.driver.mapping.MappingFile;
import testmode.driver.web.HttpAnswer;
import testmode.driver.web.Web;

/** A shopper who is sent to Stripe's hosted page to pay, and from there back to the shop. */
final class HostedCheckout {

  /** A shop leads on from its success page once or twice; more is a loop. */
  private static final int REDIRECTS = 5;

  private final ShopVisit shop;
  private final HostedPage page;
  private final FrontDoor door;
  private final Answers answers;

  HostedCheckout(MappingFile mapping, ShopVisit shop, HostedPage page, FrontDoor door) {
    this.shop = shop;
    this.page = page;
    this.door = door;
    this.answers = new Answers(mapping);
  }

  /** The shopper pays on the page that the app has just led to. */
  Said pay(OrderMemory memory, URI payUrl, String paymentMethod, Visit visit) {
    return goesOn(memory, page.pay(payUrl, TestCardNumbers.of(paymentMethod)), visit);
  }

  Said answerChallenge(OrderMemory memory, URI challenge, boolean approve, Visit visit) {
    return goesOn(memory, page.answerChallenge(challenge, approve), visit);
  }

  private Said goesOn(OrderMemory memory, HostedPage.Left left, Visit visit) {
    memory.ledFromHostedPageTo(left.challenge());
    URI back = left.back();
    if (back == null || visit == Visit.LEAVES) {
      return left.said();
    }
    String query = back.getRawQuery() == null ? "" : back.getRawQuery();
    if (shop.has(memory, "complete") || shop.has(memory, "returnPage")) {
      return shop.confirmed(memory, query, left.said());
    }
    return ShopVisit.betterOf(successPage(memory, back), left.said());
  }

  /** Opens the address that Stripe sends to, with the shopper's cookies, as a browser does. */
  private Said successPage(OrderMemory memory, URI back) {
    URI here = back;
    try {
      for (int hop = 0; hop <= REDIRECTS; hop++) {
        if (!door.base().getAuthority().equals(here.getAuthority())) {
          return Said.broken("the success page is not the app's own: " + here.getAuthority());
        }
        String path = here.getRawPath().isEmpty() ? "/" : here.getRawPath();
        String query = here.getRawQuery() == null ? "" : "?" + here.getRawQuery();
        HttpAnswer answer = door.send("GET", path + query, Map.of(), null, memory.shopper());
        if (answer.status() / 100 != 3 || answer.header("Location").isEmpty()) {
          return answers.said("the success page", new Run(answer, null, Map.of()));
        }
        here = here.resolve(answer.header("Location").get());
      }
      return Said.broken("the success page leads on without end");
    } catch (Web.NoAnswerException e) {
      return Said.broken(e.getMessage());
    }
  }
}
