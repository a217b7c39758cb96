package testmode.simulator.pipeline;

import com.stripe.Stripe;
import com.stripe.param.WebhookEndpointCreateParams;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import testmode.simulator.wire.HttpRequest;
import testmode.simulator.wire.StripeError;

/**
 * The second stage: which API version the caller asked for.
 *
 * <p>A version that exists is echoed; objects always have the shape of the one version that
 * stripe-java pins, because Stripe adds keys for all versions alike. The versions that exist are
 * those that stripe-java can name, previews, and whatever is later than the pinned one: what Stripe
 * has published since cannot be known here.
 */
final class ApiVersion {
  /** The version of an account and of its events. */
  static final String CURRENT = Stripe.API_VERSION;

  private static final Pattern FORM =
      Pattern.compile("((\\d{4}-\\d{2}-\\d{2})(\\.[a-z]+)?)(\\s*;\\s*[a-z0-9_]+=v\\d+)*");
  private static final int DATE_LENGTH = 10;
  private static final Set<String> KNOWN =
      Arrays.stream(WebhookEndpointCreateParams.ApiVersion.values())
          .map(WebhookEndpointCreateParams.ApiVersion::getValue)
          .collect(Collectors.toUnmodifiableSet());

  private ApiVersion() {}

  static String of(HttpRequest request) {
    String version = request.header("stripe-version").orElse(CURRENT);
    if (!exists(version)) {
      throw StripeError.invalid(null, null, "Invalid Stripe API version: " + version);
    }
    return version;
  }

  private static boolean exists(String version) {
    Matcher parts = FORM.matcher(version);
    if (!parts.matches()) {
      return false;
    }
    String train = parts.group(3);
    boolean later = parts.group(2).compareTo(CURRENT.substring(0, DATE_LENGTH)) > 0;
    return KNOWN.contains(parts.group(1)) || train != null && (later || train.equals(".preview"));
  }
}
