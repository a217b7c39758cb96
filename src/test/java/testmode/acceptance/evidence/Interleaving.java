package testmode.acceptance.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import testmode.network.Exchange;

/**
 * Requests and answers in the order in which they happened, as a person tells a story: a question
 * asked while another is open comes before the other's answer.
 *
 * <p>Times are whole milliseconds, so a call and what it led to often begin and end in the same
 * one. Then cause decides: what goes out from where an open request went in belongs inside of it.
 */
final class Interleaving {

  /** One end of an exchange. */
  record Moment(Exchange exchange, boolean answer) {}

  private static final Comparator<Exchange> BY_START =
      Comparator.comparingLong(Exchange::startedMillis)
          .thenComparing(Exchange::from)
          .thenComparingLong(Exchange::number);

  private static final Comparator<Exchange> BY_END =
      Comparator.comparingLong(Interleaving::end).thenComparing(BY_START.reversed());

  private final List<Moment> moments = new ArrayList<>();
  private final List<Exchange> open = new ArrayList<>();

  private Interleaving() {}

  static List<Moment> of(List<Exchange> exchanges) {
    Interleaving story = new Interleaving();
    exchanges.stream().sorted(BY_START).forEach(story::begin);
    story.open.stream().sorted(BY_END).forEach(story::answer);
    return List.copyOf(story.moments);
  }

  private void begin(Exchange next) {
    List<Exchange> over =
        open.stream().filter(each -> overBefore(each, next)).sorted(BY_END).toList();
    open.removeAll(over);
    over.forEach(this::answer);
    moments.add(new Moment(next, false));
    open.add(next);
  }

  private void answer(Exchange exchange) {
    moments.add(new Moment(exchange, true));
  }

  private static boolean overBefore(Exchange earlier, Exchange later) {
    boolean couldCause = earlier.to() == later.from() && end(later) <= end(earlier);
    return end(earlier) < later.startedMillis()
        || (end(earlier) == later.startedMillis() && !couldCause);
  }

  /**
   * A lost answer was given at once and then held until the scenario's end; the story has it lost
   * at once.
   */
  private static long end(Exchange exchange) {
    return exchange.startedMillis() + (exchange.answerReachedSender() ? exchange.tookMillis() : 0);
  }
}
