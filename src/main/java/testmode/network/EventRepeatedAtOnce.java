package testmode.network;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** The event is handed over several times at the same instant. */
final class EventRepeatedAtOnce extends EventFault {

  private final int copies;

  EventRepeatedAtOnce(FaultFacts facts) {
    super(facts);
    copies = value("copies", 1, Delivery.MOST_COPIES);
  }

  @Override
  Reply deliver(Delivery delivery) {
    List<Callable<Reply.Whole>> handOvers = new ArrayList<>();
    handOvers.add(delivery::handOver);
    for (int i = 1; i < copies; i++) {
      handOvers.add(delivery.copy()::handOver);
    }
    return Delivery.worst(AtOnce.call(handOvers));
  }
}
