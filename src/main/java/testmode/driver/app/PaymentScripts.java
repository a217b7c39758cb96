package testmode.driver.app;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.driver.Flow;
import testmode.driver.MerchantApp.Visit;
import testmode.driver.PaymentAnswer.Kind;
import testmode.driver.ShopperBrowser;
import testmode.driver.app.Answers.Said;
import testmode.driver.mapping.MappingFile;
import testmode.driver.web.Web;

/**
 * What a shopper goes through when paying, one script per flow: the app, Stripe, the bank's page,
 * the app again.
 */
final class PaymentScripts {

  private final ShopVisit shop;
  private final Shopper shopper;
  private final ShopperConfirm shopperConfirm;
  private final HostedCheckout hosted;
  private final Challenges challenges;

  PaymentScripts(
      MappingFile mapping,
      MappedMerchant.World world,
      Operations operations,
      Surroundings around,
      Web web) {
    PlainPages pages = new PlainPages(web, around.clock(), around.record());
    ChallengePage bank = new ChallengePage(pages);
    ShopperBrowser browser = around.browser();
    this.shop = new ShopVisit(mapping, world.given(), operations);
    this.shopper = new Shopper(web, around.stripe(), around.patience());
    this.challenges = browser == null ? bank : browser::answerChallenge;
    this.hosted = new HostedCheckout(mapping, shop, new HostedPage(pages, bank), operations.door());
    this.shopperConfirm = new ShopperConfirm(shop, shopper, world.publishableKey(), hosted);
  }

  /** The shopper presses "pay". */
  Said pay(OrderMemory memory, String paymentMethod, String attemptKey, Visit visit) {
    Map<String, JsonElement> act = new HashMap<>();
    act.put("shopper.paymentMethod", new JsonPrimitive(paymentMethod));
    act.put("attemptKey", new JsonPrimitive(attemptKey));
    return memory.flow() == Flow.SERVER_CONFIRM
        ? merchantConfirms(memory, act)
        : shopperConfirm.pay(memory, act, paymentMethod, visit);
  }

  /** The shopper answers the bank's page and, when staying, comes back to the shop. */
  Said answerChallenge(OrderMemory memory, boolean approve, Visit visit) {
    URI page = memory.challenge();
    if (page == null) {
      return Said.broken("order " + memory.id() + " led to no 3-D Secure page");
    }
    if (memory.challengedOnHostedPage()) {
      return hosted.answerChallenge(memory, page, approve, visit);
    }
    String query;
    try {
      query = challenges.answer(page, approve);
    } catch (Web.NoAnswerException | IllegalStateException e) {
      return Said.broken(e.getMessage());
    }
    return visit == Visit.LEAVES
        ? Said.of(Kind.IN_PROGRESS)
        : shopperConfirm.backAtTheShop(memory, query);
  }

  private Said merchantConfirms(OrderMemory memory, Map<String, JsonElement> act) {
    ShopVisit.Done done = shop.createPayment(memory, act);
    if (shop.has(memory, "confirm") && done.run().failure() == null) {
      done = shop.run(memory, "confirm", act);
    }
    Said said = shop.said(done);
    if (said.kind() == Kind.REQUIRES_ACTION) {
      memory.ledTo(challengeOf(memory, done.run()));
    }
    return said;
  }

  /** An app tells the page, or only the client secret, with which Stripe.js finds the page. */
  private @Nullable URI challengeOf(OrderMemory memory, Run run) {
    String url = run.text("redirectUrl");
    if (url != null) {
      return URI.create(url);
    }
    String secret = memory.text("clientSecret");
    return secret == null ? null : shopper.retrieve(shopperConfirm.key(memory), secret).redirect();
  }

  boolean hasReturnPage(OrderMemory memory) {
    return shop.has(memory, "returnPage");
  }

  /** Somebody opens the page that Stripe sends the shopper back to. */
  Said returnPage(OrderMemory memory, String query) {
    return shop.returnPage(memory, query);
  }
}
