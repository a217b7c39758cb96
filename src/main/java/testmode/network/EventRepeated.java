package testmode.network;

import java.util.ArrayList;
import java.util.List;

/** The event is handed over several times, each after the one before was answered. */
final class EventRepeated extends EventFault {

  private final int copies;

  EventRepeated(FaultFacts facts) {
    super(facts);
    copies = value("copies", 1, Delivery.MOST_COPIES);
  }

  @Override
  Reply deliver(Delivery delivery) {
    List<Reply.Whole> answers = new ArrayList<>();
    answers.add(delivery.handOver());
    for (int i = 1; i < copies; i++) {
      answers.add(delivery.copy().handOver());
    }
    return Delivery.worst(answers);
  }
}
