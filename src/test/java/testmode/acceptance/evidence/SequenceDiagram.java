package testmode.acceptance.evidence;

import java.util.ArrayList;
import java.util.List;
import testmode.acceptance.evidence.Interleaving.Moment;
import testmode.network.Exchange;
import testmode.network.Leg;
import testmode.network.Party;

/**
 * Who said what to whom, as PlantUML source.
 *
 * <pre>
 *   shopper    merchant    network    Stripe
 *      │ POST …/pay │          │         │
 *      ├──────────▶ │ POST …   │         │      red, and ending at the network: a fault
 *      │            ├──────────┼───────▶ │
 *      │            │          │ ◀╌╌╌╌╌╌ │ 200
 *      │            │  lost ✕╌╌┤         │
 * </pre>
 *
 * <p>The network has a lifeline only where a fault happened. The same question with the same
 * answer, asked again and again, is drawn once and counted. Past {@link #LIMIT} messages the middle
 * is left out, and the diagram says so.
 */
final class SequenceDiagram {

  /** Messages on one diagram; beyond, nobody follows it any more. */
  static final int LIMIT = 80;

  /** How much of the end is kept: how it came out matters as much as how it began. */
  private static final int KEPT_AT_THE_END = 25;

  private static final String RED = "#C0392B";

  /** One message or more in PlantUML, and how often in a row. */
  private static final class Block {
    private final String source;
    private int times = 1;

    private Block(String source) {
      this.source = source;
    }
  }

  private final ScenarioRecord scenario;
  private final List<Block> blocks = new ArrayList<>();

  private SequenceDiagram(ScenarioRecord scenario) {
    this.scenario = scenario;
  }

  static String source(ScenarioRecord scenario) {
    return new SequenceDiagram(scenario).draw();
  }

  private String draw() {
    List<Moment> moments = Interleaving.of(scenario.exchanges());
    for (int i = 0; i < moments.size(); i++) {
      Moment moment = moments.get(i);
      boolean answeredAtOnce =
          !moment.answer()
              && i + 1 < moments.size()
              && moments.get(i + 1).exchange() == moment.exchange();
      if (answeredAtOnce) {
        add(Arrows.question(moment.exchange()) + Arrows.answer(moment.exchange()));
        i++;
      } else {
        add(
            moment.answer()
                ? Arrows.answer(moment.exchange())
                : Arrows.question(moment.exchange()));
      }
    }
    StringBuilder page = new StringBuilder(head());
    body(page);
    return page.append("@enduml\n").toString();
  }

  private void add(String source) {
    if (source.isEmpty()) {
      return;
    }
    Block last = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
    if (last != null && last.source.equals(source)) {
      last.times++;
    } else {
      blocks.add(new Block(source));
    }
  }

  private void body(StringBuilder page) {
    int leftOut = blocks.size() - LIMIT;
    for (int i = 0; i < blocks.size(); i++) {
      int begin = LIMIT - KEPT_AT_THE_END;
      if (leftOut > 0 && i == begin) {
        page.append("... %d messages left out, all are in the exchanges ...\n".formatted(leftOut));
        i += leftOut;
      }
      Block block = blocks.get(i);
      page.append(block.source);
      if (block.times > 1) {
        page.append("... the same %d times more ...\n".formatted(block.times - 1));
      }
    }
    if (blocks.isEmpty()) {
      page.append("note over M : nothing passed\n");
    }
  }

  private String head() {
    boolean faults = scenario.exchanges().stream().anyMatch(each -> each.fault() != null);
    boolean shopper =
        scenario.exchanges().stream()
            .anyMatch(each -> each.from() == Party.SHOPPER || each.to() == Party.SHOPPER);
    String personas = String.join(", ", scenario.shoppers());
    return """
    @startuml
    skinparam {
      defaultFontName sans-serif
      defaultFontSize 13
      ParticipantPadding 24
      ResponseMessageBelowArrow false
      NoteBackgroundColor #FDEDEC
      NoteBorderColor %s
      ParticipantBackgroundColor #F4F6F7
      ParticipantBorderColor #566573
      ActorBackgroundColor #F4F6F7
      ActorBorderColor #566573
      SequenceLifeLineBorderColor #AEB6BF
      ArrowColor #2C3E50
    }
    hide footbox
    title %s
    %sparticipant "merchant" as M
    %sparticipant "Stripe" as S
    """
        .formatted(
            RED,
            Arrows.escaped(scenario.name()),
            shopper
                ? "actor \"shopper%s\" as A\n".formatted(personas.isEmpty() ? "" : "\\n" + personas)
                : "",
            faults ? "participant \"network\" as N #FADBD8\n" : "");
  }

  /** One exchange in PlantUML's arrows. */
  private static final class Arrows {

    private Arrows() {}

    static String question(Exchange exchange) {
      String label = label(asked(exchange), Gist.ofRequest(exchange));
      if (!before(exchange)) {
        return "%s -> %s : %s\n".formatted(of(exchange.from()), of(exchange.to()), label);
      }
      return exchange.reachedReceiver()
          ? "%s -[%s]> N : %s\n".formatted(of(exchange.from()), RED, label)
              + note(exchange)
              + "N -[%s]> %s : %s\n".formatted(RED, of(exchange.to()), "passed on")
          : "%s -[%s]>x N : %s\n".formatted(of(exchange.from()), RED, label) + note(exchange);
    }

    static String answer(Exchange exchange) {
      String label = label(status(exchange), Gist.ofAnswer(exchange));
      String from = of(exchange.from());
      String to = of(exchange.to());
      if (exchange.fault() == null) {
        return exchange.status() == null
            ? "%s --[%s]>x %s : no answer\n".formatted(to, RED, from)
            : "%s --> %s : %s\n".formatted(to, from, label);
      }
      if (before(exchange)) {
        if (exchange.reachedReceiver()) {
          return "%s --> %s : %s\n".formatted(to, from, label);
        }
        return exchange.status() == null ? "" : "N --[%s]> %s : %s\n".formatted(RED, from, label);
      }
      return "%s --> N : %s\n".formatted(to, label)
          + note(exchange)
          + (exchange.answerReachedSender()
              ? "N --[%s]> %s : %s\n".formatted(RED, from, status(exchange))
              : "N --[%s]>x %s : lost\n".formatted(RED, from));
    }

    private static boolean before(Exchange exchange) {
      return exchange.leg() == Leg.BEFORE_STRIPE || exchange.leg() == Leg.BEFORE_MERCHANT;
    }

    private static String note(Exchange exchange) {
      return "note over N : <b>%s</b>\\n%s\n"
          .formatted(
              escaped(String.valueOf(exchange.fault())),
              exchange.leg() == null ? "" : Legs.words(exchange.leg()));
    }

    private static String asked(Exchange exchange) {
      return exchange.from() == Party.STRIPE
          ? "event"
          : exchange.method() + " " + Gist.path(exchange.path());
    }

    private static String status(Exchange exchange) {
      return exchange.status() == null ? "no answer" : exchange.status().toString();
    }

    private static String label(String first, String second) {
      if (second.isEmpty()) {
        return escaped(first);
      }
      boolean oneLine = first.length() + second.length() < 40;
      return escaped(first) + (oneLine ? " · " : "\\n") + escaped(second);
    }

    private static String of(Party party) {
      return switch (party) {
        case SHOPPER -> "A";
        case MERCHANT -> "M";
        case STRIPE -> "S";
      };
    }

    /** Text that PlantUML shows as it is: none of its marks for bold, links, colours, functions. */
    static String escaped(String text) {
      return text.replaceAll("\\R", " ")
          .replace("\\", "<U+005C>")
          .replace("%", "<U+0025>")
          .replaceAll("<(?!U\\+00)", "<U+003C>")
          .replaceAll("([*/_~\"-])(?=\\1)|(\\[)(?=\\[)", "~$0");
    }
  }
}
