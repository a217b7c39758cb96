package testmode.simulator.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Access;
import testmode.simulator.account.Account;
import testmode.simulator.account.Accounts;
import testmode.simulator.account.ApiKey;
import testmode.simulator.account.KeyKind;
import testmode.simulator.account.KeyStanding;
import testmode.simulator.account.Permissions;
import testmode.simulator.resource.Route;
import testmode.simulator.wire.HttpRequest;
import testmode.simulator.wire.StripeError;

/**
 * The first stage: finds the account that a request's API key names, and says what the key may do.
 *
 * <p>Any well-formed test key is good and opens its own world, except the reserved names {@code
 * invalid…} (unknown to Stripe) and {@code expired…}, and those that the control door has expired
 * or revoked. A live key is refused by its form alone.
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
      throw unknown(text);
    }
    if (key.name().startsWith("expired")) {
      throw expired(text);
    }
    Account account = accounts.named(key.name());
    return switch (account.keys().standing(key.kind()).state()) {
      case ACTIVE -> new Caller(own(account, key, request), key);
      case EXPIRED -> throw expired(text);
      // ASSUMED: a key that was deleted is as unknown as one that never was.
      case REVOKED -> throw unknown(text);
    };
  }

  /** Refuses a key on a route that is not open to it. */
  static void permit(Caller caller, Route route) {
    ApiKey key = caller.key();
    if (key.kind() == KeyKind.PUBLISHABLE && !route.publishable()) {
      throw StripeError.forbidden("secret_key_required", PUBLISHABLE);
    }
    String family = Permissions.familyOf(route.template());
    Access wanted = route.method().equals("GET") ? Access.READ : Access.WRITE;
    KeyStanding standing = caller.account().keys().standing(key.kind());
    if (!standing.allows(family, wanted)) {
      throw StripeError.forbidden(
          null,
          ("The provided key '%s' does not have the required permissions for this endpoint on"
                  + " account '%s'. Having the '%s' permission would allow this request to"
                  + " continue.")
              .formatted(key.masked(), caller.account().id(), Permissions.name(family, wanted)));
    }
  }

  /** Refuses {@code Stripe-Account} where it names another account: no platform is simulated. */
  private static Account own(Account account, ApiKey key, HttpRequest request) {
    String named = request.header("stripe-account").orElse(account.id());
    if (!named.equals(account.id())) {
      throw StripeError.forbidden(
          "account_invalid",
          ("The provided key '%s' does not have access to account '%s' (or that account does not"
                  + " exist). Application access may have been revoked.")
              .formatted(key.masked(), named));
    }
    return account;
  }

  private static StripeError unknown(String key) {
    return refused(null, "Invalid API Key provided: " + ApiKey.masked(key));
  }

  private static StripeError expired(String key) {
    return refused("api_key_expired", "Expired API Key provided: " + ApiKey.masked(key));
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
