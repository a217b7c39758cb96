package testmode.driver.app;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.driver.PaymentAnswer.Advice;
import testmode.driver.PaymentAnswer.Kind;
import testmode.driver.app.Answers.Said;
import testmode.driver.web.HttpAnswer;
import testmode.driver.web.Query;
import testmode.driver.web.Web;

/**
 * What Stripe.js does in the shopper's browser: confirms a payment with the publishable key and the
 * client secret, tries again when the connection fails, and asks how the payment stands when an
 * answer leaves it open.
 *
 * <p>ASSUMED: how often and after which waits Stripe.js tries again; it is not published.
 */
final class Shopper {

  /**
   * What the shopper was told at Stripe.
   *
   * @param redirect the 3-D Secure page to go to; null for none
   */
  record Told(Said said, @Nullable URI redirect) {}

  private static final String INTENTS = "/v1/payment_intents/";

  /**
   * Statuses of an answer that says nothing about the payment: another call is at it, or Stripe is
   * in trouble.
   */
  private static final int CONFLICT = 409;

  private static final int TOO_MANY = 429;

  private final Web web;
  private final URI stripe;
  private final Patience patience;

  /**
   * @param stripe where the shopper finds Stripe's API: the network
   */
  Shopper(Web web, URI stripe, Patience patience) {
    this.web = web;
    this.stripe = stripe;
    this.patience = patience;
  }

  /** Confirms the payment that the client secret belongs to. */
  Told confirm(String publishableKey, String clientSecret, String paymentMethod, String returnUrl) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("payment_method", paymentMethod);
    form.put("client_secret", clientSecret);
    form.put("return_url", returnUrl);
    String path = INTENTS + intentOf(clientSecret) + "/confirm";
    String failure = null;
    for (int attempt = 0; attempt <= patience.waits().size(); attempt++) {
      if (attempt > 0) {
        Pause.of(patience.waits().get(attempt - 1));
      }
      try {
        HttpAnswer answer = call(publishableKey, "POST", path, Query.of(form));
        if (answer.status() == 200 && answer.at("/status") != null) {
          return told(answer, "");
        }
        if (answer.status() < 500 && answer.status() != CONFLICT && !isLock(answer)) {
          return refused(answer, publishableKey, clientSecret);
        }
        failure = "Stripe answered " + answer.status() + " to the shopper";
        Told now = retrieve(publishableKey, clientSecret);
        if (now.said().kind() != Kind.UNKNOWN) {
          return now;
        }
      } catch (Web.NoAnswerException e) {
        failure = e.getMessage();
      }
    }
    return new Told(new Said(Kind.UNKNOWN, null, null, null, failure), null);
  }

  /** How the payment stands at Stripe; unknown when it is not decided, or cannot be asked. */
  Told retrieve(String publishableKey, String clientSecret) {
    String path =
        INTENTS + intentOf(clientSecret) + "?" + Query.of(Map.of("client_secret", clientSecret));
    try {
      HttpAnswer answer = call(publishableKey, "GET", path, null);
      return answer.status() == 200
          ? told(answer, "")
          : unknown("Stripe answered " + answer.status());
    } catch (Web.NoAnswerException e) {
      return unknown(e.getMessage());
    }
  }

  private static Told unknown(@Nullable String failure) {
    return new Told(new Said(Kind.UNKNOWN, null, null, null, failure), null);
  }

  private Told refused(HttpAnswer answer, String publishableKey, String clientSecret) {
    String code = answer.text("/error/code");
    if (answer.status() == 402 || "payment_intent_authentication_failure".equals(code)) {
      return new Told(declined(answer, "/error"), null);
    }
    if ("payment_intent_unexpected_state".equals(code)) {
      return retrieve(publishableKey, clientSecret);
    }
    String message = answer.text("/error/message");
    return new Told(new Said(Kind.REFUSED, code, message, null, null), null);
  }

  /** Reads a PaymentIntent at that place of the answer. */
  private static Told told(HttpAnswer answer, String at) {
    String status = String.valueOf(answer.text(at + "/status"));
    return switch (status) {
      case "succeeded", "requires_capture" -> new Told(Said.of(Kind.PAID), null);
      case "processing" -> new Told(Said.of(Kind.IN_PROGRESS), null);
      case "requires_action" -> new Told(Said.of(Kind.REQUIRES_ACTION), redirect(answer, at));
      case "canceled" ->
          new Told(new Said(Kind.REFUSED, null, "The payment was canceled.", null, null), null);
      default ->
          answer.at(at + "/last_payment_error") == null
              ? unknown("the payment is not confirmed: " + status)
              : new Told(declined(answer, at + "/last_payment_error"), null);
    };
  }

  private static @Nullable URI redirect(HttpAnswer answer, String at) {
    String url = answer.text(at + "/next_action/redirect_to_url/url");
    if (url == null) {
      url = answer.text(at + "/next_action/use_stripe_sdk/stripe_js");
    }
    return url == null ? null : URI.create(url);
  }

  private static Said declined(HttpAnswer answer, String error) {
    String reason = answer.text(error + "/decline_code");
    return new Said(
        Kind.DECLINED,
        reason != null ? reason : answer.text(error + "/code"),
        answer.text(error + "/message"),
        advice(answer.text(error + "/advice_code")),
        null);
  }

  private static @Nullable Advice advice(@Nullable String code) {
    return switch (String.valueOf(code)) {
      case "try_again_later" -> Advice.TRY_AGAIN_LATER;
      case "do_not_try_again" -> Advice.USE_ANOTHER_CARD;
      case "confirm_card_data" -> Advice.CHECK_CARD_DETAILS;
      default -> null;
    };
  }

  private static boolean isLock(HttpAnswer answer) {
    return answer.status() == TOO_MANY && "lock_timeout".equals(answer.text("/error/code"));
  }

  private HttpAnswer call(String publishableKey, String method, String path, @Nullable String form)
      throws Web.NoAnswerException {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Authorization", "Bearer " + publishableKey);
    if (form != null) {
      headers.put("Content-Type", "application/x-www-form-urlencoded");
    }
    return web.send(method, URI.create(stripe + path), headers, form, patience.limit());
  }

  /** {@code pi_1} of {@code pi_1_secret_2}. */
  static String intentOf(String clientSecret) {
    int end = clientSecret.indexOf("_secret_");
    return end < 0 ? clientSecret : clientSecret.substring(0, end);
  }
}
