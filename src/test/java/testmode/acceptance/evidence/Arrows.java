package testmode.acceptance.evidence;

import testmode.network.Exchange;
import testmode.network.Leg;
import testmode.network.Party;

/**
 * One exchange in PlantUML's arrows. A is the shopper, O the back office, X somebody else, M the
 * merchant, N the network, S Stripe; what a fault did is red and passes N.
 */
final class Arrows {

  static final String RED = "#C0392B";

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
    String label =
        exchange.from() == Party.STRIPE
            ? label(status(exchange), Gist.ofRequest(exchange))
            : label(status(exchange), Gist.ofAnswer(exchange));
    String from = of(exchange.from());
    String to = of(exchange.to());
    if (exchange.fault() == null) {
      return exchange.status() == null
          ? "%s --[%s]>x %s : no answer\n".formatted(to, RED, from)
          : "%s --> %s : %s\n".formatted(to, from, label);
    }
    if (before(exchange)) {
      if (exchange.reachedReceiver()) {
        return exchange.answerReachedSender()
            ? "%s --> %s : %s\n".formatted(to, from, label)
            : "%s --[%s]>x %s : %s, lost\n".formatted(to, RED, from, status(exchange));
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

  /**
   * The status; to an event also what it means, and whose it is when it is not the merchant's: the
   * answers to several events cross, and each also names its event.
   */
  private static String status(Exchange exchange) {
    if (exchange.status() == null) {
      return "no answer";
    }
    if (exchange.from() != Party.STRIPE) {
      return exchange.status().toString();
    }
    if (!exchange.reachedReceiver()) {
      return exchange.status() + " by the network, the merchant saw nothing";
    }
    int family = exchange.status() / 100;
    return exchange.status()
        + (family == 2 ? " acknowledged" : family == 4 ? " refused" : " not handled");
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
      case OFFICE -> "O";
      case STRANGER -> "X";
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
