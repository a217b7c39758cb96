package testmode.commands;

import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import testmode.network.Exchange;
import testmode.network.FaultyNetwork;
import testmode.network.Leg;
import testmode.network.Party;

/** Prints what passes the network, each exchange once, in one line, when its fate is known. */
final class ExchangePrinter implements AutoCloseable {
  /** Quick to the eye, and idle to the machine. */
  private static final long LOOK_EVERY_MILLIS = 200;

  /** A second: what a fault holds for longer is printed as it stands. */
  private static final int LOOKS_AT_WHAT_IS_HELD = 5;

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

  private final FaultyNetwork network;
  private final PrintWriter out;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "exchange-printer");
            thread.setDaemon(true);
            return thread;
          });

  /** How often an unfinished exchange was seen; guarded by this. */
  private final Map<Long, Integer> looks = new HashMap<>();

  /** Guarded by this. */
  private final Set<Long> printed = new HashSet<>();

  /** Guarded by this. */
  private boolean fullTold;

  ExchangePrinter(FaultyNetwork network, PrintWriter out) {
    this.network = network;
    this.out = out;
  }

  void start() {
    timer.scheduleWithFixedDelay(
        this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Prints what is new. */
  synchronized void look() {
    for (Exchange exchange : network.recorded()) {
      if (!printed.contains(exchange.number()) && isDue(exchange)) {
        printed.add(exchange.number());
        out.println(line(exchange));
      }
    }
    if (!fullTold && network.notRecorded() > 0) {
      fullTold = true;
      out.println("The record is full: later exchanges pass, but are not printed.");
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    look();
  }

  static String line(Exchange exchange) {
    String who = exchange.from().word() + " -> " + exchange.to().word();
    String event = exchange.from() == Party.STRIPE ? " " + eventType(exchange) : "";
    String fault =
        exchange.fault() == null || exchange.leg() == null
            ? ""
            : "   " + exchange.fault() + ", " + words(exchange.leg());
    boolean held = exchange.fault() != null && exchange.tookMillis() == 0;
    return String.format(
        Locale.ROOT,
        "%s  %-18s %s %s%s  %s  %s%s",
        CLOCK.format(Instant.ofEpochMilli(exchange.startedMillis())),
        who,
        exchange.method(),
        exchange.path(),
        event,
        answer(exchange),
        held ? "held" : exchange.tookMillis() + " ms",
        fault);
  }

  private boolean isDue(Exchange exchange) {
    // A status alone is not the end: the receiver has answered, and the answer is on its way back.
    boolean finished = exchange.answerReachedSender() || exchange.tookMillis() > 0;
    boolean worthShowing = exchange.fault() != null || exchange.status() != null;
    return finished
        || (worthShowing
            && looks.merge(exchange.number(), 1, Integer::sum) > LOOKS_AT_WHAT_IS_HELD);
  }

  /** What Stripe or the merchant said; in brackets when it did not get back. */
  private static String answer(Exchange exchange) {
    if (exchange.status() == null) {
      return "---";
    }
    return exchange.answerReachedSender() ? "" + exchange.status() : "(" + exchange.status() + ")";
  }

  private static String eventType(Exchange delivery) {
    try {
      return JsonParser.parseString(delivery.requestBody())
          .getAsJsonObject()
          .get("type")
          .getAsString();
    } catch (RuntimeException noWholeEvent) {
      // A fault or the record's limit may have left half of it; the line is good without.
      return "";
    }
  }

  /** {@code after Stripe}, {@code before merchant}. */
  private static String words(Leg leg) {
    return leg.name().toLowerCase(Locale.ROOT).replace("_stripe", " Stripe").replace('_', ' ');
  }
}
