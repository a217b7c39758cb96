package testmode.simulator.challenges;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;

/**
 * One challenge that a shopper is to pass.
 *
 * @param kind the {@link Challenged#kind} of what it is for
 * @param id the object that it is for
 * @param clientSecret that object's, which the page's address carries
 * @param attempt the {@code payatt_…} id that the page's address carries
 * @param returnUrl where the shopper goes afterwards; null if Stripe.js shows the page itself
 */
public record Challenge(
    String kind, String id, String clientSecret, String attempt, @Nullable String returnUrl) {

  /** The page's address. */
  String page(Account account, URI baseUri) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("merchant", account.id());
    query.put(kind, id);
    query.put(kind + "_client_secret", clientSecret);
    query.put("publishable_key", account.publishableKey());
    query.put("source", attempt);
    return withQuery(baseUri.resolve(ChallengePages.PATH).toString(), query);
  }

  /** The address that the shopper goes back to with the result. */
  static String back(Challenge challenge, String returnUrl, String status) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put(challenge.kind, challenge.id);
    query.put(challenge.kind + "_client_secret", challenge.clientSecret);
    query.put("redirect_status", status);
    return withQuery(returnUrl, query);
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

  /** Without the client secret: this text may end up in messages. */
  @Override
  public String toString() {
    return "challenge " + attempt + " for " + id;
  }
}
