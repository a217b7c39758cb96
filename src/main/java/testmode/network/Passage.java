package testmode.network;

import com.github.tomakehurst.wiremock.http.Request;
import org.jspecify.annotations.Nullable;
import testmode.network.faults.CallFault;
import testmode.network.faults.CallOnItsWay;
import testmode.network.messages.HandedOver;
import testmode.network.messages.Json;
import testmode.network.messages.Reply;
import testmode.network.messages.StripeEvent;

/** One call on its way to Stripe and back. */
final class Passage implements CallOnItsWay {

  private static final String KEY = "Idempotency-Key";

  private final Shared shared;
  private final Track track;
  private final Party from;
  private final String method;
  private final String path;
  private final @Nullable String key;
  private final @Nullable String liveKey;
  private final long ticket;
  private @Nullable CallFault fault;
  private final @Nullable Registrations registrations;
  private FaultPlan plan = FaultPlan.every();

  Passage(Shared shared, Request request) {
    this.shared = shared;
    ticket = shared.holds().ticket();
    String url = request.getUrl();
    int mark = url.indexOf('?');
    path = mark < 0 ? url : url.substring(0, mark);
    method = request.getMethod().getName();
    key = request.getHeader(KEY);
    registrations = Registrations.concerns(path) ? shared.registrations() : null;
    Callers.Who who = Callers.of(request, path);
    from = who.party();
    liveKey = Keys.isLive(who.key()) ? who.key() : null;
    shared.keys().shown(who.key());
    track =
        new Track(
            shared.recorder(),
            new Track.Sent(
                from,
                Party.STRIPE,
                method,
                path,
                mark < 0 || liveKey != null ? "" : url.substring(mark + 1),
                request.getHeaders(),
                liveKey != null ? new byte[0] : request.getBody(),
                key,
                shared.clock().millis()));
    shared.intents().named(track.number(), path);
  }

  /** Meets the faults before Stripe; null lets the call go on. */
  @Nullable Reply beforeStripe() {
    if (liveKey != null) {
      Reply refusal = shared.keys().refusal(liveKey);
      track.finished(refusal);
      return refusal;
    }
    String call = key != null ? "key " + key : method + " " + path;
    shared.underWay().add(this);
    ArmedFault armed = shared.board().forCall(from, method, path, call);
    if (armed == null) {
      return null;
    }
    fault = (CallFault) armed.fault().kind();
    if (fault.keepsFromStripe()) {
      shared.underWay().remove(this);
    }
    plan = armed.plan();
    track.struckBy(armed.fault());
    Reply reply = fault.beforeStripe(this);
    if (reply != null) {
      track.finished(reply);
    }
    return reply;
  }

  /** The call as it goes to Stripe. */
  Request forStripe(Request request) {
    return registrations == null ? request : registrations.forStripe(request);
  }

  /** Stripe's answer as it is for the caller, whether or not a fault lets it get there. */
  Reply.Whole forCaller(Reply.Whole answer) {
    if (registrations == null) {
      return answer;
    }
    Reply.Whole shown = registrations.forMerchant(answer);
    if (shown != answer || method.equals("DELETE")) {
      registrations.answered(shown);
    }
    return shown;
  }

  /** Stripe has answered: meets the faults after Stripe. */
  Reply afterStripe(Reply.Whole answer) {
    shared.underWay().remove(this);
    track.answered(answer);
    if (path.equals("/v1/payment_intents")) {
      shared.intents().answered(track.number(), method, answer.body());
    } else if (path.startsWith(Sessions.PATH)) {
      shared.sessions().answered(track.number(), method, path, answer.body());
    }
    Reply reply = fault == null ? answer : fault.afterStripe(this, answer);
    track.finished(reply);
    return reply;
  }

  /** Stripe could not be reached, although no fault was in the way. */
  Reply unreachable(Reply.Whole told) {
    shared.underWay().remove(this);
    track.finished(told);
    return told;
  }

  @Override
  public void hold(long millis) {
    shared.holds().hold(ticket, millis);
  }

  @Override
  public void awaitEventCausedBy(Reply.Whole answer, long millis) {
    String id = Json.text(Json.of(answer.body()), "id");
    var header = answer.headers().getHeader("Request-Id");
    String requestId = header != null && header.isPresent() ? header.firstValue() : null;
    shared
        .handedOver()
        .await(
            entry -> plan.matchesEvent(entry.event().type()) && caused(entry, id, requestId),
            ticket,
            millis);
  }

  private boolean caused(HandedOver.Entry entry, @Nullable String id, @Nullable String requestId) {
    StripeEvent event = entry.event();
    boolean byRequest = requestId != null && requestId.equals(event.requestId());
    boolean byKey = key != null && key.equals(event.requestKey());
    boolean aboutIt =
        id != null && (id.equals(event.objectId()) || id.equals(event.paymentIntent()));
    return byRequest || byKey || (aboutIt && entry.exchange() > track.number());
  }
}
