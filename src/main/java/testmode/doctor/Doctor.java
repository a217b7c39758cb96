package testmode.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import testmode.driver.NotUpException;
import testmode.driver.ScenarioParts;
import testmode.driver.assembly.Assembly;
import testmode.driver.mapping.MappingFile;
import testmode.driver.settings.Settings;

/**
 * Asks of a mapping file and its app what a run needs, one question after the other.
 *
 * <pre>
 *   mapping file → app → stripe calls → payment → keys
 *     → signed event → order state → refund → abilities
 * </pre>
 *
 * <p>One order is paid, on the embedded simulator, whatever keys the environment holds, and given
 * back where the app can. Nothing but the app itself and this machine is contacted. Every question
 * has a time limit, and no answer of an app, and none missing, ends the looking early; only a
 * mapping file that cannot be used, an app that is not up and a live key do.
 */
public final class Doctor {

  /** The rest of the way to a world: an account, a network, an endpoint. */
  private static final Duration OPENING = Duration.ofSeconds(30);

  private static final Duration CLOSING = Duration.ofSeconds(10);

  private static final String APP = "app";

  private final Request request;
  private final Consumer<Finding> told;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * What to look at.
   *
   * @param merchant the mapping file
   * @param networkPort where the app finds Stripe; 0 for any free port
   * @param features the folder of the scenarios, which may be missing
   * @param names whether skipped scenarios are listed by name
   */
  public record Request(Path merchant, int networkPort, Path features, boolean names) {}

  private Doctor(Request request, Consumer<Finding> told) {
    this.request = request;
    this.told = told;
  }

  /**
   * Looks at everything, which takes seconds.
   *
   * @param told hears every finding as soon as it is there
   */
  public static Diagnosis examine(Request request, Consumer<Finding> told) {
    return new Doctor(request, told).examine();
  }

  /**
   * The scenarios of a folder of features, in the order in which they stand.
   *
   * @throws IOException when a feature cannot be read
   */
  public static List<Planned> planned(Path features) throws IOException {
    return Planning.in(features);
  }

  private Diagnosis examine() {
    MappingLook.Read read = MappingLook.look(request.merchant(), request.networkPort());
    tell(read.finding());
    Settings settings = read.settings();
    MappingFile mapping = read.mapping();
    if (settings == null || mapping == null) {
      return ended("mend the mapping file first.", Diagnosis.BAD_INPUT);
    }
    if (mapping.baseUrl() != null && mapping.start() == null && request.networkPort() == 0) {
      tell(
          Finding.red(
              APP,
              "somebody else starts it, and so has to be told once where it finds Stripe",
              "Give the port that it was told: --network-port 12112."));
      return ended("say on which port the app finds the network.", Diagnosis.BAD_INPUT);
    }
    try (Limits limits = new Limits()) {
      return opened(settings, mapping, limits);
    }
  }

  private Diagnosis opened(Settings settings, MappingFile mapping, Limits limits) {
    Duration ready = mapping.start() == null ? Duration.ZERO : mapping.start().ready();
    Duration opening = OPENING.plus(ready);
    List<AutoCloseable> open = new ArrayList<>();
    try {
      Assembly assembly = limits.within(opening, () -> Assembly.open(settings));
      open.add(0, assembly);
      ScenarioParts parts =
          limits.within(opening, () -> assembly.scenario("doctor", settings.seed()));
      open.add(0, parts);
      tell(Finding.green(APP, up(mapping)));
      return lookedAt(mapping, parts, limits);
    } catch (NotUpException notUp) {
      tell(Finding.red(APP, what(notUp), start(mapping)));
      tell(abilities(mapping, Optional.empty()));
      return ended("start the app first.", Diagnosis.NOT_UP);
    } catch (RuntimeException notOpened) {
      tell(
          Finding.red(
              APP,
              "no scenario could begin: " + what(notOpened),
              "Mend what this sentence names, in the app or in its mapping file."));
      return ended("a scenario must be able to begin.", Diagnosis.RED);
    } finally {
      open.forEach(part -> close(part, limits));
    }
  }

  private static void close(AutoCloseable part, Limits limits) {
    try {
      limits.within(
          CLOSING,
          () -> {
            part.close();
            return true;
          });
    } catch (RuntimeException notClosed) {
      // What was seen stands, however the end of it goes; a run would tell of it.
    }
  }

  private Diagnosis lookedAt(MappingFile mapping, ScenarioParts parts, Limits limits) {
    Played played = new Payments(mapping, parts, limits).play();
    Set<String> live = KeysLook.live(played.traffic());
    if (!live.isEmpty()) {
      tell(
          Finding.red(
              KeysLook.QUESTION,
              "the app works with a live key (" + String.join(", ", live) + ")",
              "Start it with test keys. It stays at this machine: nothing was sent on to Stripe."));
      return ended("no live key may come near a run.", Diagnosis.BAD_INPUT);
    }
    CallsLook calls = new CallsLook(parts.faults().entrance(), mapping);
    KeysLook keys = new KeysLook(parts.stripe());
    EventsLook events = new EventsLook(mapping, parts);
    OrderLook order = new OrderLook(parts.merchant(), mapping);
    RefundLook refund = new RefundLook(parts);
    Map<String, Supplier<Finding>> questions = new LinkedHashMap<>();
    questions.put(CallsLook.QUESTION, () -> calls.look(played));
    questions.put(PaymentLook.QUESTION, () -> PaymentLook.look(played));
    questions.put(KeysLook.QUESTION, () -> keys.look(played));
    questions.put(EventsLook.QUESTION, () -> events.look(played));
    questions.put(OrderLook.QUESTION, () -> order.look(played));
    questions.put(RefundLook.QUESTION, () -> refund.look(played));
    for (Map.Entry<String, Supplier<Finding>> question : questions.entrySet()) {
      Finding finding = asked(limits, question.getKey(), question.getValue());
      Optional<String> down = finding.isRed() ? down(parts, limits) : Optional.empty();
      if (down.isPresent()) {
        // What else is red from here on would only say that nobody answers.
        tell(died(finding, down.get(), mapping));
        return ended("the app must stay up.", Diagnosis.NOT_UP);
      }
      tell(finding);
    }
    tell(abilities(mapping, Optional.of(parts)));
    return result();
  }

  private static Optional<String> down(ScenarioParts parts, Limits limits) {
    try {
      return limits.within(Limits.ACT, () -> parts.merchant().down());
    } catch (RuntimeException slow) {
      return Optional.of(what(slow));
    }
  }

  private static Finding died(Finding finding, String why, MappingFile mapping) {
    return Finding.red(
            finding.question(),
            "the app was up and does not answer any more: " + why,
            "See why in what it printed"
                + (mapping.start() == null ? "." : ", which is in target/merchant."))
        .with(List.of("before that: " + finding.seen()));
  }

  private Finding abilities(MappingFile mapping, Optional<ScenarioParts> parts) {
    return new AbilitiesLook(
            request.features(),
            request.names(),
            ability ->
                parts
                    .map(world -> world.merchant().lacks(ability))
                    .orElseGet(() -> Optional.ofNullable(mapping.lacking().get(ability))),
            mapping.without(),
            type -> mapping.webhook() == null || mapping.webhook().manners().listensTo(type))
        .look();
  }

  /** A question that breaks is a red answer: the doctor itself never does. */
  private static Finding asked(Limits limits, String question, Supplier<Finding> look) {
    try {
      return limits.within(Limits.ACT, look::get);
    } catch (Limits.TookTooLong slow) {
      return Finding.red(question, what(slow), "See in the app's log what it waits for.");
    } catch (RuntimeException broken) {
      return Finding.red(
          question,
          "could not be asked: " + what(broken),
          "Look at the block of the mapping file that this is about.");
    }
  }

  private Diagnosis result() {
    Optional<Finding> first = findings.stream().filter(Finding::isRed).findFirst();
    return first.isPresent()
        ? ended("mend '" + first.get().question() + "' first, as its line says.", Diagnosis.RED)
        : new Diagnosis(findings, "green: run  " + command(), Diagnosis.GREEN);
  }

  private String command() {
    String file = request.merchant().toString();
    String quoted = file.contains(" ") ? "\"" + file + "\"" : file;
    int port = request.networkPort();
    return "mvn verify -Dtestmode.merchant="
        + quoted
        + (port == 0 ? "" : " -Dtestmode.network.port=" + port);
  }

  private Diagnosis ended(String mendFirst, int exitCode) {
    return new Diagnosis(findings, "red: " + mendFirst, exitCode);
  }

  private void tell(Finding finding) {
    findings.add(finding);
    told.accept(finding);
  }

  private static String up(MappingFile mapping) {
    if (mapping.baseUrl() == null) {
      return mapping.name() + ", started by Testmode";
    }
    String health =
        mapping.health() == null
            ? "somebody listens (without health, more cannot be asked)"
            : mapping.health().request().method()
                + " "
                + mapping.health().request().path()
                + " says that it is up";
    String where =
        mapping.start() != null && mapping.baseUrl().getPort() <= 0
            ? " on a free port"
            : " at " + mapping.baseUrl();
    return mapping.name() + where + ": " + health;
  }

  private static String start(MappingFile mapping) {
    return mapping.start() == null
        ? "If it runs elsewhere, mend merchant.baseUrl; Testmode starts it too (the block start)."
        : "Try start.command by hand; what the app printed is in target/merchant.";
  }

  private static String what(RuntimeException problem) {
    String message = problem.getMessage();
    return message == null ? problem.getClass().getSimpleName() : message;
  }
}
