package testmode.network.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import testmode.network.catalogue.FaultFacts;
import testmode.network.messages.Reply;

/** The event is handed over several times at the same instant. */
final class EventRepeatedAtOnce extends EventFault {

  private final int copies;

  EventRepeatedAtOnce(FaultFacts facts) {
    super(facts);
    copies = value("copies", 1, MOST_COPIES);
  }

  @Override
  public Reply deliver(EventOnItsWay event) {
    List<Callable<Reply.Whole>> handOvers = new ArrayList<>();
    handOvers.add(event::handOver);
    for (int i = 1; i < copies; i++) {
      handOvers.add(event.copy()::handOver);
    }
    return worst(AtOnce.call(handOvers));
  }
}
