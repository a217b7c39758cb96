package testmode.network.faults;

import java.util.ArrayList;
import java.util.List;
import testmode.network.catalogue.FaultFacts;
import testmode.network.messages.Reply;

/** The event is handed over several times, each after the one before was answered. */
final class EventRepeated extends EventFault {

  private final int copies;

  EventRepeated(FaultFacts facts) {
    super(facts);
    copies = value("copies", 1, MOST_COPIES);
  }

  @Override
  public Reply deliver(EventOnItsWay event) {
    List<Reply.Whole> answers = new ArrayList<>();
    answers.add(event.handOver());
    for (int i = 1; i < copies; i++) {
      answers.add(event.copy().handOver());
    }
    return worst(answers);
  }
}
