package testmode.simulator.payments;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.cards.PaymentMethod;
import testmode.simulator.cards.PaymentMethods;
import testmode.simulator.events.Events;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.PageAnswer;
import testmode.simulator.resource.PageCall;
import testmode.simulator.resource.Resource;
import testmode.simulator.resource.Routes;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;
import testmode.simulator.wire.StripeJson;

/**
 * 3-D Secure: asks the shopper to act, shows the bank's test page, and goes on with the payment.
 *
 * <p>The page works without JavaScript: two buttons with the ids of Stripe's own test page, one
 * form POST ({@code result=authorize} or {@code result=fail}), and a 303 to the {@code return_url}.
 * Doing nothing is abandoning: the PaymentIntent stays in {@code requires_action}.
 */
final class ThreeDSecure implements Resource {
  private static final String PATH = "/3d_secure_2/hosted";

  private final CardPayments payments;

  ThreeDSecure(CardPayments payments) {
    this.payments = payments;
  }

  @Override
  public void routes(Routes routes) {
    routes.page("GET", PATH, call -> answer(call, false));
    routes.page("POST", PATH, call -> answer(call, true));
  }

  /** Puts a PaymentIntent into {@code requires_action}, with the page's address in it. */
  static PaymentIntent ask(
      Account account,
      PaymentIntent intent,
      Confirmation how,
      @Nullable ApiCall cause,
      URI baseUri) {
    String attempt = account.ids().paymentOf(intent.id()).id("payatt_");
    String returnUrl = how.byStripeJs() ? null : how.returnUrl();
    Challenges.of(account).put(intent.id(), new Challenges.Challenge(attempt, how.returnUrl()));
    String page = page(account, intent, attempt, baseUri);
    JsonObject action =
        returnUrl == null
            ? byStripeJs(account, intent, attempt, page)
            : byRedirect(returnUrl, page);
    PaymentIntent waiting = PaymentIntents.shelf(account).put(intent.awaiting(action));
    Events.of(account).append("payment_intent.requires_action", waiting.json(), null, cause);
    return waiting;
  }

  /** An id that the directory server would give, the same for the same object. */
  static String serverTransaction(String id) {
    return UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static JsonObject byRedirect(String returnUrl, String page) {
    JsonObject redirect = new JsonObject();
    redirect.addProperty("return_url", returnUrl);
    redirect.addProperty("url", page);
    JsonObject action = new JsonObject();
    action.add("redirect_to_url", redirect);
    action.addProperty("type", "redirect_to_url");
    return action;
  }

  /**
   * What Stripe.js would act upon.
   *
   * <p>ASSUMED: {@code stripe_js}, which Stripe sends for its older kind of challenge, carries the
   * page's address here too, so that a shopper without Stripe.js can be played.
   */
  private static JsonObject byStripeJs(
      Account account, PaymentIntent intent, String attempt, String page) {
    JsonObject encryption = new JsonObject();
    encryption.addProperty("algorithm", "RSA");
    encryption.addProperty("certificate", "");
    encryption.addProperty("directory_server_id", "A000000003");
    encryption.add("root_certificate_authorities", new JsonArray());
    JsonObject sdk = new JsonObject();
    sdk.add("directory_server_encryption", encryption);
    sdk.addProperty("directory_server_name", "visa");
    sdk.addProperty("merchant", account.id());
    StripeJson.nulls(sdk, "one_click_authn");
    sdk.addProperty("server_transaction_id", serverTransaction(intent.id()));
    sdk.addProperty("stripe_js", page);
    sdk.addProperty("three_d_secure_2_source", attempt);
    sdk.addProperty("three_ds_method_url", "");
    sdk.addProperty("three_ds_optimizations", "kf");
    sdk.addProperty("type", "stripe_3ds2_fingerprint");
    JsonObject action = new JsonObject();
    action.addProperty("type", "use_stripe_sdk");
    action.add("use_stripe_sdk", sdk);
    return action;
  }

  private static String page(Account account, PaymentIntent intent, String attempt, URI baseUri) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("merchant", account.id());
    query.put("payment_intent", intent.id());
    query.put("payment_intent_client_secret", intent.clientSecret());
    query.put("publishable_key", account.publishableKey());
    query.put("source", attempt);
    return withQuery(baseUri.resolve(PATH).toString(), query);
  }

  private PageAnswer answer(PageCall call, boolean post) {
    Form form = call.form();
    String merchant = form.text("merchant");
    Account account = merchant == null ? null : call.accounts().apply(merchant);
    String id = form.text("payment_intent");
    if (account == null || id == null) {
      return ThreeDSecurePage.gone("This address names no payment.");
    }
    return account.locked(() -> answer(account, id, form, post, call.baseUri()));
  }

  private PageAnswer answer(Account account, String id, Form form, boolean post, URI baseUri) {
    PaymentIntent intent = PaymentIntents.shelf(account).find(id);
    Challenges.Challenge challenge = Challenges.of(account).find(id);
    if (intent == null
        || challenge == null
        || !challenge.attempt().equals(form.text("source"))
        || !intent.clientSecret().equals(form.text("payment_intent_client_secret"))) {
      return ThreeDSecurePage.gone("This address names no payment.");
    }
    String result = form.text("result");
    if (intent.status() != IntentStatus.REQUIRES_ACTION) {
      return post
          ? leave(intent, challenge)
          : ThreeDSecurePage.gone("This payment no longer waits for an authentication.");
    }
    if (!post) {
      return ThreeDSecurePage.challenge(page(account, intent, challenge.attempt(), baseUri));
    }
    if ("authorize".equals(result)) {
      return leave(authorized(account, intent, baseUri), challenge);
    }
    return "fail".equals(result)
        ? leave(failed(account, intent), challenge)
        : ThreeDSecurePage.gone("result must be authorize or fail.");
  }

  private PaymentIntent authorized(Account account, PaymentIntent intent, URI baseUri) {
    if (intent.isConfirmedByServer()) {
      Challenges.of(account).pass(intent.id(), Objects.requireNonNull(intent.paymentMethod()));
      return PaymentIntents.shelf(account).put(intent.authenticated());
    }
    try {
      return payments.confirm(account, intent, Confirmation.afterChallenge(), null, baseUri);
    } catch (StripeError declined) {
      // The bank's no is already in the PaymentIntent; the shopper learns it on the return page.
      return PaymentIntents.shelf(account).get(intent.id());
    }
  }

  private PaymentIntent failed(Account account, PaymentIntent intent) {
    PaymentMethod method =
        PaymentMethods.shelf(account).get(Objects.requireNonNull(intent.paymentMethod()));
    StripeError error =
        StripeError.invalid(
            "payment_intent_authentication_failure",
            null,
            "The provided PaymentMethod has failed authentication. You can provide"
                + " payment_method_data or a new PaymentMethod to attempt to fulfill this"
                + " PaymentIntent again.");
    payments.failed(account, intent, error, method, null, null);
    return PaymentIntents.shelf(account).get(intent.id());
  }

  private static PageAnswer leave(PaymentIntent intent, Challenges.Challenge challenge) {
    String returnUrl = challenge.returnUrl();
    boolean failed =
        intent.status() == IntentStatus.REQUIRES_PAYMENT_METHOD
            || intent.status() == IntentStatus.CANCELED;
    if (returnUrl == null) {
      return ThreeDSecurePage.done(failed ? "failed" : "succeeded");
    }
    Map<String, String> query = new LinkedHashMap<>();
    query.put("payment_intent", intent.id());
    query.put("payment_intent_client_secret", intent.clientSecret());
    query.put("redirect_status", failed ? "failed" : "succeeded");
    return PageAnswer.redirect(withQuery(returnUrl, query));
  }

  private static String withQuery(String url, Map<String, String> query) {
    int hash = url.indexOf('#');
    String fragment = hash < 0 ? "" : url.substring(hash);
    StringBuilder whole = new StringBuilder(hash < 0 ? url : url.substring(0, hash));
    char separator = whole.indexOf("?") < 0 ? '?' : '&';
    for (Map.Entry<String, String> entry : query.entrySet()) {
      String value = URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8);
      whole.append(separator).append(entry.getKey()).append('=').append(value);
      separator = '&';
    }
    return whole + fragment;
  }
}
