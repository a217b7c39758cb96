package testmode.simulator.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Accounts;
import testmode.simulator.account.ApiKey;
import testmode.simulator.account.KeyKind;
import testmode.simulator.resource.Route;
import testmode.simulator.wire.HttpRequest;
import testmode.simulator.wire.StripeError;

/**
 * The first stage: finds the account that a request's API key names.
 *
 * <p>Any well-formed test key is good and opens its own world, except the reserved names {@code
 * invalid…} (unknown to Stripe) and {@code expired…}. A live key is refused by its form alone.
 */
final class Authentication {
  private static final String NO_KEY =
      "You did not provide an API key. You need to provide your API key in the Authorization"
          + " header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See"
          + " https://stripe.com/docs/api#authentication for details, or we can help at"
          + " https://support.stripe.com/.";
  private static final String PUBLISHABLE =
      "This API call cannot be made with a publishable API key. Please use a secret API key. You"
          + " can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.";

  private final Accounts accounts;

  Authentication(Accounts accounts) {
    this.accounts = accounts;
  }

  Caller identify(HttpRequest request) {
    String text = keyOf(request.header("authorization").orElse(null));
    if (text == null) {
      throw refused(null, NO_KEY);
    }
    if (ApiKey.isLive(text)) {
      throw refused(
          null,
          "A live key was sent to the simulator, which takes test keys only. Nothing of the"
              + " request was read. Use a key that begins with sk_test_, rk_test_ or pk_test_.");
    }
    ApiKey key = ApiKey.parse(text);
    if (key == null || key.name().startsWith("invalid")) {
      throw refused(null, "Invalid API Key provided: " + ApiKey.masked(text));
    }
    if (key.name().startsWith("expired")) {
      // ASSUMED: the text; only the code is documented.
      throw refused("api_key_expired", "Expired API Key provided: " + ApiKey.masked(text));
    }
    return new Caller(accounts.named(key.name()), key.kind());
  }

  /** Refuses a publishable key on a route that is not open to it. */
  static void permit(Caller caller, Route route) {
    if (caller.key() == KeyKind.PUBLISHABLE && !route.publishable()) {
      throw StripeError.invalid("secret_key_required", null, PUBLISHABLE).withStatus(403);
    }
  }

  private static StripeError refused(@Nullable String code, String message) {
    return StripeError.invalid(code, null, message).withStatus(401);
  }

  /** The key in a Bearer header, or the user name of a Basic one. */
  private static @Nullable String keyOf(@Nullable String header) {
    int space = header == null ? -1 : header.indexOf(' ');
    if (header == null || space < 0) {
      return null;
    }
    String value = header.substring(space + 1).strip();
    String scheme = header.substring(0, space);
    if (scheme.equalsIgnoreCase("basic")) {
      value = userOf(value);
    } else if (!scheme.equalsIgnoreCase("bearer")) {
      return null;
    }
    return value.isEmpty() ? null : value;
  }

  private static String userOf(String credentials) {
    try {
      byte[] decoded = Base64.getDecoder().decode(credentials);
      return new String(decoded, StandardCharsets.UTF_8).split(":", 2)[0];
    } catch (IllegalArgumentException notBase64) {
      return "";
    }
  }
}
