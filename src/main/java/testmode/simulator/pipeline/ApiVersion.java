package testmode.simulator.pipeline;

import com.stripe.Stripe;
import java.util.regex.Pattern;
import testmode.simulator.wire.HttpRequest;
import testmode.simulator.wire.StripeError;

/**
 * The second stage: which API version the caller asked for.
 *
 * <p>Every well-formed version is echoed; objects always have the shape of the one version that
 * stripe-java pins, because Stripe adds keys for all versions alike.
 */
final class ApiVersion {
  /** The version of an account and of its events. */
  static final String CURRENT = Stripe.API_VERSION;

  private static final Pattern WELL_FORMED =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}(\\.[a-z]+)?(\\s*;\\s*[a-z0-9_]+=v\\d+)*");

  private ApiVersion() {}

  static String of(HttpRequest request) {
    String version = request.header("stripe-version").orElse(CURRENT);
    if (!WELL_FORMED.matcher(version).matches()) {
      throw StripeError.invalid(null, null, "Invalid Stripe API version: " + version);
    }
    return version;
  }
}
