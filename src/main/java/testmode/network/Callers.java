package testmode.network;

import com.github.tomakehurst.wiremock.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Tells who calls Stripe by the key: in the Authorization header or, as Stripe.js sends it, in
 * query or form.
 */
final class Callers {

  private Callers() {}

  /** Somebody, and the key that they showed; null for none. */
  record Who(Party party, @Nullable String key) {

    /** Without the key: it must not reach a message. */
    @Override
    public String toString() {
      return party.word();
    }
  }

  static Who of(Request request, String path) {
    String key = key(request);
    if (key != null) {
      return new Who(key.startsWith("pk_") ? Party.SHOPPER : Party.MERCHANT, key);
    }
    // Outside the API nobody shows a key: a browser on Stripe's own pages.
    boolean api = path.startsWith("/v1/") || path.startsWith("/v2/");
    return new Who(api ? Party.MERCHANT : Party.SHOPPER, null);
  }

  private static @Nullable String key(Request request) {
    String authorization = request.getHeader("Authorization");
    if (authorization != null) {
      return fromHeader(authorization.strip());
    }
    String url = request.getUrl();
    String query = url.contains("?") ? url.substring(url.indexOf('?') + 1) : "";
    String inQuery = fromForm(query);
    return inQuery != null ? inQuery : fromForm(request.getBodyAsString());
  }

  private static String fromHeader(String authorization) {
    int space = authorization.indexOf(' ');
    String credentials = authorization.substring(space + 1).strip();
    if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
      return credentials;
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(credentials);
      // The key is the user's name, and there is no password.
      return new String(decoded, StandardCharsets.UTF_8).split(":", 2)[0];
    } catch (IllegalArgumentException e) {
      return credentials; // Stripe will refuse it; here it only has no owner
    }
  }

  private static @Nullable String fromForm(String form) {
    for (String pair : form.split("&")) {
      if (pair.startsWith("key=")) {
        return pair.substring("key=".length());
      }
    }
    return null;
  }
}
