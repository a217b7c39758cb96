package testmode.simulator.challenges;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.wire.StripeJson;

/** The {@code next_action} of an object that waits for its shopper. */
public final class NextAction {
  private NextAction() {}

  /**
   * What is to be done about a challenge: a redirect if there is an address to come back to, and
   * Stripe.js otherwise.
   *
   * @param byStripeJs whether the request asked for Stripe.js in any case
   */
  public static JsonObject of(
      Account account, Challenge challenge, boolean byStripeJs, URI baseUri) {
    String page = challenge.page(account, baseUri);
    String returnUrl = challenge.returnUrl();
    return returnUrl == null || byStripeJs
        ? byStripeJs(account, challenge, page)
        : byRedirect(returnUrl, page);
  }

  /** Where an object sends its shopper, or null if it does not wait for one, or not so. */
  public static @Nullable String redirect(JsonObject object) {
    return object.get("next_action") instanceof JsonObject action
            && action.get("redirect_to_url") instanceof JsonObject redirect
        ? StripeJson.text(redirect, "url")
        : null;
  }

  /** An id that the directory server would give, the same for the same object. */
  public static String serverTransaction(String id) {
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
  private static JsonObject byStripeJs(Account account, Challenge challenge, String page) {
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
    sdk.addProperty("server_transaction_id", serverTransaction(challenge.id()));
    sdk.addProperty("stripe_js", page);
    sdk.addProperty("three_d_secure_2_source", challenge.attempt());
    sdk.addProperty("three_ds_method_url", "");
    sdk.addProperty("three_ds_optimizations", "kf");
    sdk.addProperty("type", "stripe_3ds2_fingerprint");
    JsonObject action = new JsonObject();
    action.addProperty("type", "use_stripe_sdk");
    action.add("use_stripe_sdk", sdk);
    return action;
  }
}
