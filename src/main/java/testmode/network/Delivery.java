package testmode.network;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import testmode.network.faults.EventFault;
import testmode.network.faults.EventOnItsWay;
import testmode.network.messages.Courier;
import testmode.network.messages.Reply;
import testmode.network.messages.Signature;
import testmode.network.messages.StripeEvent;

/**
 * One event on its way from Stripe to the merchant and the answer's way back, with the copies that
 * a fault makes of it.
 */
final class Delivery implements EventOnItsWay {

  private final Shared shared;
  private final StripeEvent event;
  private final HttpHeaders headers;
  private final @Nullable URI registered;
  private final Track track;
  private final Queue<Track> tracks;
  private final @Nullable Fault fault;
  private final long ticket;

  private Delivery(
      Shared shared,
      StripeEvent event,
      HttpHeaders headers,
      @Nullable URI registered,
      Queue<Track> tracks,
      @Nullable Fault fault,
      long ticket) {
    this.shared = shared;
    this.event = event;
    this.headers = headers;
    this.registered = registered;
    this.tracks = tracks;
    this.fault = fault;
    this.ticket = ticket;
    track = new Track(shared.recorder(), sent());
    tracks.add(track);
    if (fault != null) {
      track.struckBy(fault);
    }
  }

  /**
   * Takes Stripe's request to the merchant through the faults; returns what Stripe is told.
   *
   * @param registered where the merchant asked Stripe to deliver; null for where it takes events
   */
  static Reply of(Shared shared, Request request, @Nullable URI registered) {
    StripeEvent event = StripeEvent.of(request.getBody());
    shared.sessions().madeOf(event.objectId(), event.paymentIntent());
    long ticket = shared.holds().ticket();
    String call = event.id() == null ? "event without id" : event.id();
    ArmedFault armed = shared.board().forEvent(event.type(), call);
    Fault fault = armed == null ? null : armed.fault();
    Delivery delivery =
        new Delivery(
            shared,
            event,
            request.getHeaders(),
            registered,
            new ConcurrentLinkedQueue<>(),
            fault,
            ticket);
    Reply reply =
        fault == null ? delivery.handOver() : ((EventFault) fault.kind()).deliver(delivery);
    delivery.tracks.forEach(track -> track.finished(reply));
    return reply;
  }

  @Override
  public StripeEvent content() {
    return event;
  }

  @Override
  public Delivery copy() {
    return new Delivery(shared, event, headers, registered, tracks, fault, ticket);
  }

  @Override
  public Reply.Whole handOver() {
    return handOver(headers, event.body());
  }

  @Override
  public Reply.Whole handOver(byte[] body, @Nullable String signature) {
    List<HttpHeader> others = new ArrayList<>(headers.all());
    others.removeIf(header -> header.keyEquals(Signature.HEADER));
    if (signature != null) {
      others.add(HttpHeader.httpHeader(Signature.HEADER, signature));
    }
    return handOver(new HttpHeaders(others), body);
  }

  private Reply.Whole handOver(HttpHeaders withHeaders, byte[] body) {
    Courier.Outcome outcome = shared.courier().handOver(registered, withHeaders, body);
    if (outcome.answered()) {
      track.answered(outcome.answer());
      track.over();
      shared.handedOver().add(track.number(), event);
    }
    return outcome.answer();
  }

  @Override
  public void hold(long millis) {
    shared.holds().hold(ticket, millis);
  }

  @Override
  public void awaitLaterEvent(long millis) {
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

  @Override
  public long signedAtSeconds() {
    HttpHeader signature = headers.getHeader(Signature.HEADER);
    String value = signature.isPresent() ? signature.firstValue() : null;
    long now = TimeUnit.MILLISECONDS.toSeconds(shared.clock().millis());
    return Signature.seconds(value).orElse(now);
  }

  @Override
  public String secret() {
    Registrations endpoints = registered == null ? null : shared.registrations();
    String own = endpoints == null ? null : endpoints.secretOf(registered);
    String secret = own != null ? own : shared.secret().get();
    if (secret == null) {
      throw new IllegalStateException("the signing secret must be known before an event is signed");
    }
    return secret;
  }

  private Track.Sent sent() {
    return new Track.Sent(
        Party.STRIPE,
        Party.MERCHANT,
        "POST",
        shared.courier().path(registered),
        "",
        headers,
        event.body(),
        null,
        shared.clock().millis());
  }
}
