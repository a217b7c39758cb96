package testmode.network;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilterV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import testmode.network.messages.Reply;

/**
 * Where messages leave WireMock's road: as a filter before WireMock sends a call on to Stripe, as a
 * transformer when Stripe has answered. Events never go on: the filter answers them.
 */
final class Crossing implements StubRequestFilterV2, ResponseTransformerV2 {

  static final String WEBHOOK_PATH = "/_network/webhooks";

  private final Shared shared;

  /** Calls that are at Stripe, by WireMock's id of the request. */
  private final Map<UUID, Passage> atStripe = new ConcurrentHashMap<>();

  Crossing(Shared shared) {
    this.shared = shared;
  }

  @Override
  public String getName() {
    return "testmode-network";
  }

  @Override
  public RequestFilterAction filter(Request request, ServeEvent serveEvent) {
    boolean taken = shared.registrations() != null;
    URI registered = taken ? Registrations.merchant(request.getUrl()) : null;
    if (registered != null || request.getUrl().equals(WEBHOOK_PATH)) {
      boolean post = request.getMethod().equals(RequestMethod.POST);
      Reply told =
          post
              ? Delivery.of(shared, request, registered)
              : Reply.Whole.text(405, "events come by POST");
      return RequestFilterAction.stopWith(told.asDefinition());
    }
    Passage passage = new Passage(shared, request);
    Reply reply = passage.beforeStripe();
    if (reply != null) {
      return RequestFilterAction.stopWith(reply.asDefinition());
    }
    atStripe.put(serveEvent.getId(), passage);
    return RequestFilterAction.continueWith(passage.forStripe(request));
  }

  @Override
  public Response transform(Response response, ServeEvent serveEvent) {
    Passage passage = atStripe.remove(serveEvent.getId());
    if (passage == null) {
      return response;
    }
    Reply.Whole answer = Reply.Whole.of(response);
    // WireMock marks what came from Stripe; its own 500 means that there was nobody.
    if (!response.isFromProxy()) {
      String why = response.getBodyAsString().lines().reduce((first, last) -> last).orElse("");
      return passage
          .unreachable(Reply.Whole.text(502, "the network got no answer from Stripe: " + why))
          .asResponse();
    }
    Reply.Whole shown = passage.forCaller(answer);
    Reply reply = passage.afterStripe(shown);
    return reply == answer ? response : reply.asResponse();
  }
}
