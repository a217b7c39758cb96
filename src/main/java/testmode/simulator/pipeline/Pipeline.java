package testmode.simulator.pipeline;

import testmode.simulator.account.Account;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Route;
import testmode.simulator.resource.Routes;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.FormParser;
import testmode.simulator.wire.HttpAnswer;
import testmode.simulator.wire.HttpRequest;
import testmode.simulator.wire.StripeError;

/**
 * The way of every API request through the simulator, one stage after the other.
 *
 * <p>authentication → version → rate limit → routing → permissions → form → parameters →
 * idempotency → execution → rendering. Documented: validation and 429 come before idempotency, and
 * what began execution is stored. ASSUMED: the rest of the order.
 */
final class Pipeline {
  private static final String EMPTY_PART =
      " If you are trying to list objects, remove the trailing slash. If you are trying to retrieve"
          + " an object, make sure you passed a valid (non-empty) identifier in your code.";

  private final Authentication authentication;
  private final Routes routes;
  private final Execution execution;

  Pipeline(Authentication authentication, Routes routes, Execution execution) {
    this.authentication = authentication;
    this.routes = routes;
    this.execution = execution;
  }

  HttpAnswer answer(HttpRequest request) {
    Caller caller;
    Envelope envelope;
    try {
      caller = authentication.identify(request);
      envelope = Envelope.of(request, caller.account(), ApiVersion.of(request));
    } catch (StripeError refusal) {
      return Rendering.atTheDoor(refusal);
    }
    try {
      return routed(request, caller, envelope);
    } catch (StripeError refusal) {
      return Rendering.refused(envelope, refusal);
    } catch (RuntimeException slip) {
      return Rendering.refused(envelope, StripeError.api(slip));
    }
  }

  private HttpAnswer routed(HttpRequest request, Caller caller, Envelope envelope) {
    Account account = caller.account();
    RateLimit.of(account).admit(account.settings().rateLimit());
    Routes.Match<Route> match = routes.find(request.method(), request.path());
    if (match == null) {
      throw unrecognized(request);
    }
    Authentication.permit(caller, match.target());
    Form form = FormParser.parse(request);
    Parameters.check(match.target(), form);
    ApiCall call =
        new ApiCall(
            account,
            caller.key().kind(),
            form.without("expand"),
            match.path(),
            envelope.requestId(),
            envelope.isPost() ? envelope.idempotencyKey() : null,
            request.baseUri());
    return execution.run(envelope, match.target().operation(), call, request.path(), form);
  }

  /** The longer text only where an identifier seems to be missing from the URL. */
  private static StripeError unrecognized(HttpRequest request) {
    String path = request.path();
    boolean emptyPart = path.length() > 1 && path.endsWith("/") || path.contains("//");
    return StripeError.invalid(
            null,
            null,
            ("Unrecognized request URL (%s: %s).%s Please see https://stripe.com/docs or we can"
                    + " help at https://support.stripe.com/.")
                .formatted(request.method(), path, emptyPart ? EMPTY_PART : ""))
        .withStatus(404);
  }
}
