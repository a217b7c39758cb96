package testmode.simulator.pipeline;

import java.util.List;
import testmode.simulator.account.Accounts;
import testmode.simulator.resource.Expansion;
import testmode.simulator.resource.Page;
import testmode.simulator.resource.PageAnswer;
import testmode.simulator.resource.PageCall;
import testmode.simulator.resource.Resource;
import testmode.simulator.resource.Routes;
import testmode.simulator.wire.FormParser;
import testmode.simulator.wire.HttpAnswer;
import testmode.simulator.wire.HttpRequest;
import testmode.simulator.wire.StripeError;

/** Sends each request to where it belongs: through the pipeline, or to a page. */
public final class FrontDesk implements AutoCloseable {
  private final Accounts accounts;
  private final Routes routes = new Routes();
  private final HeldRequests held = new HeldRequests();
  private final Pipeline pipeline;

  public FrontDesk(Accounts accounts, List<Resource> resources) {
    this.accounts = accounts;
    Expansion expansion = new Expansion();
    for (Resource resource : resources) {
      resource.routes(routes);
      resource.expansions(expansion);
    }
    Execution execution = new Execution(held, expansion);
    this.pipeline = new Pipeline(new Authentication(accounts), routes, execution);
  }

  public HttpAnswer answer(HttpRequest sent) {
    // ASSUMED: a HEAD is a GET whose body stays behind; Stripe's CORS headers offer it.
    HttpRequest request = sent.method().equals("HEAD") ? sent.as("GET") : sent;
    if (request.method().equals("OPTIONS")) {
      return Rendering.preflight(request.header("access-control-request-headers").orElse(null));
    }
    Routes.Match<Page> page = routes.findPage(request.method(), request.path());
    return page == null ? pipeline.answer(request) : shown(page, request);
  }

  private HttpAnswer shown(Routes.Match<Page> page, HttpRequest request) {
    try {
      PageCall call =
          new PageCall(accounts::find, FormParser.parse(request), page.path(), request.baseUri());
      PageAnswer answer = page.target().show(call);
      return new HttpAnswer(answer.status(), answer.headers(), answer.body());
    } catch (StripeError refusal) {
      return HttpAnswer.frontDoor(refusal.status(), refusal.getMessage());
    } catch (RuntimeException slip) {
      return HttpAnswer.frontDoor(500, StripeError.api(slip).getMessage());
    }
  }

  /** Lets go of the requests that are held inside execution. */
  @Override
  public void close() {
    held.close();
  }
}
