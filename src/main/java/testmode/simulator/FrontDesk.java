package testmode.simulator;

/** Sends each request to where it belongs: the API or a page. */
final class FrontDesk {
  private final Accounts accounts;
  private final Routes routes;
  private final Pipeline pipeline;

  FrontDesk(Accounts accounts, Routes routes, Pipeline pipeline) {
    this.accounts = accounts;
    this.routes = routes;
    this.pipeline = pipeline;
  }

  HttpAnswer answer(HttpRequest request) {
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
    }
  }
}
