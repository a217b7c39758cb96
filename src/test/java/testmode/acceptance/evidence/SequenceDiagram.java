package testmode.acceptance.evidence;

import java.util.ArrayList;
import java.util.List;
import testmode.acceptance.evidence.Interleaving.Moment;
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
        page.append("... the same %s more ...\n".formatted(times(block.times - 1)));
      }
    }
    if (blocks.isEmpty()) {
      page.append("note over M : nothing passed\n");
    }
  }

  private static String times(int number) {
    return number == 1 ? "once" : number + " times";
  }

  private boolean acts(Party party) {
    return scenario.exchanges().stream().anyMatch(each -> each.from() == party);
  }

  private String head() {
    boolean faults = scenario.exchanges().stream().anyMatch(each -> each.fault() != null);
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
    %s%s%sparticipant "merchant" as M
    %sparticipant "Stripe" as S
    """
        .formatted(
            Arrows.RED,
            Arrows.escaped(scenario.name()),
            acts(Party.SHOPPER)
                ? "actor \"shopper%s\" as A\n".formatted(personas.isEmpty() ? "" : "\\n" + personas)
                : "",
            acts(Party.OFFICE) ? "actor \"back office\" as O\n" : "",
            acts(Party.STRANGER) ? "actor \"somebody\" as X\n" : "",
            faults ? "participant \"network\" as N #FADBD8\n" : "");
  }
}
