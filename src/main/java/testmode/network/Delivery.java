package testmode.network;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way from Stripe to the merchant and the answer's way back, with the copies that
 * a fault makes of it.
 */
final class Delivery {

  /** More at the same instant than any real burst, and few enough threads. */
  static final int MOST_COPIES = 64;

  private final Shared shared;
  private final StripeEvent event;
  private final HttpHeaders headers;
  private final Track track;
  private final Queue<Track> tracks;
  private final @Nullable Fault fault;
  private final long ticket;

  private Delivery(
      Shared shared,
      StripeEvent event,
      HttpHeaders headers,
      Queue<Track> tracks,
      @Nullable Fault fault,
      long ticket) {
    this.shared = shared;
    this.event = event;
    this.headers = headers;
    this.tracks = tracks;
    this.fault = fault;
    this.ticket = ticket;
    track = new Track(shared.recorder(), sent());
    tracks.add(track);
    if (fault != null) {
      track.struckBy(fault);
    }
  }

  /** Takes Stripe's request to the merchant through the faults; returns what Stripe is told. */
  static Reply of(Shared shared, Request request) {
    StripeEvent event = StripeEvent.of(request.getBody());
    long ticket = shared.holds().ticket();
    String call = event.id() == null ? "event without id" : event.id();
    ArmedFault armed = shared.board().forEvent(event.type(), call);
    EventFault fault = armed == null ? null : (EventFault) armed.fault();
    Delivery delivery =
        new Delivery(
            shared, event, request.getHeaders(), new ConcurrentLinkedQueue<>(), fault, ticket);
    Reply reply = fault == null ? delivery.handOver() : fault.deliver(delivery);
    delivery.tracks.forEach(track -> track.finished(reply));
    return reply;
  }

  StripeEvent event() {
    return event;
  }

  /** The same event once more, as an exchange of its own. */
  Delivery copy() {
    return new Delivery(shared, event, headers, tracks, fault, ticket);
  }

  /** As it came; waits for the merchant's answer. */
  Reply.Whole handOver() {
    return handOver(headers, event.body());
  }

  /** With another body and signature, or without one. */
  Reply.Whole handOver(byte[] body, @Nullable String signature) {
    List<HttpHeader> others = new ArrayList<>(headers.all());
    others.removeIf(header -> header.keyEquals(Signature.HEADER));
    if (signature != null) {
      others.add(HttpHeader.httpHeader(Signature.HEADER, signature));
    }
    return handOver(new HttpHeaders(others), body);
  }

  private Reply.Whole handOver(HttpHeaders withHeaders, byte[] body) {
    Courier.Outcome outcome = shared.courier().handOver(withHeaders, body);
    if (outcome.answered()) {
      track.answered(outcome.answer());
      shared.handedOver().add(track.number(), event);
    }
    return outcome.answer();
  }

  void hold(long millis) {
    shared.holds().hold(ticket, millis);
  }

  /** Until another event that arrived after this one has been handed over. */
  void awaitLaterEvent(long millis) {
    shared
        .handedOver()
        .await(
            entry ->
                entry.exchange() > track.number()
                    && event.id() != null
                    && !event.id().equals(entry.event().id()),
            ticket,
            millis);
  }

  /** When Stripe signed it, by the clock of Stripe; by the network's when it is unsigned. */
  long signedAtSeconds() {
    HttpHeader signature = headers.getHeader(Signature.HEADER);
    String value = signature.isPresent() ? signature.firstValue() : null;
    long now = TimeUnit.MILLISECONDS.toSeconds(shared.clock().millis());
    return Signature.seconds(value).orElse(now);
  }

  String secret() {
    String secret = shared.secret().get();
    if (secret == null) {
      throw new IllegalStateException("the signing secret must be known before an event is signed");
    }
    return secret;
  }

  /**
   * What Stripe would be told of several deliveries: a refusal if there is one, so that it retries.
   */
  static Reply.Whole worst(List<Reply.Whole> answers) {
    return answers.stream().filter(a -> !a.accepted()).findFirst().orElse(answers.get(0));
  }

  private Track.Sent sent() {
    return new Track.Sent(
        Party.STRIPE,
        Party.MERCHANT,
        "POST",
        shared.courier().path(),
        "",
        headers,
        event.body(),
        null,
        shared.clock().millis());
  }
}
