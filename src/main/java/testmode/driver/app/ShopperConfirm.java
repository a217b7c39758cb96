package testmode.driver.app;

import com.google.gson.JsonElement;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import testmode.driver.MerchantApp.Visit;
import testmode.driver.PaymentAnswer.Kind;
import testmode.driver.app.Answers.Said;
import testmode.driver.web.Query;

/**
 * The app creates the payment, and the shopper confirms it at Stripe: in Stripe.js on the shop's
 * page, or on the page that Stripe hosts.
 */
final class ShopperConfirm {

  private final ShopVisit shop;
  private final Shopper shopper;
  private final String publishableKey;
  private final HostedCheckout hosted;

  ShopperConfirm(ShopVisit shop, Shopper shopper, String publishableKey, HostedCheckout hosted) {
    this.shop = shop;
    this.shopper = shopper;
    this.publishableKey = publishableKey;
    this.hosted = hosted;
  }

  Said pay(OrderMemory memory, Map<String, JsonElement> act, String paymentMethod, Visit visit) {
    ShopVisit.Done created = shop.createPayment(memory, act);
    Run run = created.run();
    String secret = run.text("clientSecret");
    String payUrl = run.text("payUrl");
    if (run.failure() != null || secret == null && payUrl == null) {
      return shop.said(created);
    }
    return secret == null
        ? hosted.pay(memory, URI.create(payUrl), paymentMethod, visit)
        : confirm(memory, secret, paymentMethod, visit);
  }

  private Said confirm(OrderMemory memory, String secret, String paymentMethod, Visit visit) {
    Shopper.Told told = shopper.confirm(key(memory), secret, paymentMethod, shop.returnUrl(memory));
    memory.ledTo(told.redirect());
    Kind kind = told.said().kind();
    boolean goesOn = kind == Kind.PAID || kind == Kind.IN_PROGRESS || kind == Kind.UNKNOWN;
    if (visit == Visit.LEAVES || !goesOn) {
      return told.said();
    }
    Map<String, String> query = new LinkedHashMap<>();
    query.put("payment_intent", Shopper.intentOf(secret));
    query.put("payment_intent_client_secret", secret);
    if (kind != Kind.UNKNOWN) {
      query.put("redirect_status", kind == Kind.PAID ? "succeeded" : "pending");
    }
    return shop.confirmed(memory, Query.of(query), told.said());
  }

  /** The shopper is back from the bank. */
  Said backAtTheShop(OrderMemory memory, String query) {
    if (shop.has(memory, "afterAction")) {
      return shop.said(shop.run(memory, "afterAction", ShopVisit.returning(query)));
    }
    String secret = memory.text("clientSecret");
    if (secret != null && shop.has(memory, "complete")) {
      return shop.confirmed(memory, query, shopper.retrieve(key(memory), secret).said());
    }
    if (shop.has(memory, "returnPage")) {
      return shop.returnPage(memory, query);
    }
    return secret == null
        ? Said.of(Kind.IN_PROGRESS)
        : shopper.retrieve(key(memory), secret).said();
  }

  /** The app's own key, where it tells one. */
  String key(OrderMemory memory) {
    String told = memory.text("publishableKey");
    return told != null ? told : publishableKey;
  }
}
