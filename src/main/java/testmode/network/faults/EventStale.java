package testmode.network.faults;

import testmode.network.catalogue.FaultFacts;
import testmode.network.messages.Reply;
import testmode.network.messages.Signature;

/** The event is signed with the endpoint's own secret, but for a moment {@code ageSeconds} ago. */
final class EventStale extends EventFault {

  EventStale(FaultFacts facts) {
    super(facts);
    value("ageSeconds");
  }

  @Override
  public boolean needsSecret() {
    return true;
  }

  @Override
  public Reply deliver(EventOnItsWay event) {
    byte[] body = event.content().body();
    long then = event.signedAtSeconds() - value("ageSeconds");
    return event.handOver(body, Signature.of(then, body, event.secret()));
  }
}
