package testmode.acceptance;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import testmode.acceptance.browser.RunBrowser;
import testmode.acceptance.browser.ScenarioBrowser;
import testmode.acceptance.evidence.StripeTraffic;
import testmode.acceptance.language.Patience;
import testmode.acceptance.saboteurs.Saboteurs;
import testmode.driver.ScenarioParts;
import testmode.driver.assembly.Assembly;
import testmode.driver.gate.Tally;
import testmode.driver.settings.Settings;
import testmode.merchant.Decisions;
import testmode.network.Exchange;

/**
 * Where scenarios are set up: one assembly for the whole run, and who plays the merchant on this
 * thread.
 *
 * <p>The simulator is started once and ends with the JVM; every scenario has its own world in it.
 */
public final class Bench {

  /**
   * Far above what an idle machine needs (milliseconds), so that a loaded one is not called wrong.
   */
  private static final Patience PATIENCE = Patience.onThisMachine(Duration.ofSeconds(5));

  /**
   * A browser takes seconds where a call takes milliseconds; waiting costs only where a page is
   * broken.
   */
  private static final Duration PAGES = Duration.ofSeconds(30);

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");

  private static final ThreadLocal<@Nullable Cast> CAST = new ThreadLocal<>();

  /** Made when it is first asked for; guarded by the class. */
  private static @Nullable Run run;

  /** Why it could not be made: whoever asks again hears the same; guarded by the class. */
  private static @Nullable RuntimeException refusal;

  private Bench() {}

  /** Who plays on this thread. */
  static Cast cast() {
    Cast cast = CAST.get();
    return cast == null ? run().cast() : cast;
  }

  /** Plays something with another cast on this thread, and then the old one again. */
  public static void with(Cast cast, Runnable play) {
    CAST.set(cast);
    try {
      play.run();
    } finally {
      CAST.remove();
    }
  }

  /**
   * Starts what all scenarios share, before the first of them.
   *
   * @throws RuntimeException in a sentence, when settings, mapping file, app or simulator do not
   *     allow a run
   */
  static void open() {
    run();
  }

  /** The settings of this run. */
  public static Settings settings() {
    return run().settings();
  }

  /** What Stripe could not do in this run; empty on the simulator, which can all. */
  static Optional<Tally> tally() {
    return run().assembly().tally();
  }

  /**
   * The parts of one scenario. Its seed follows from the run's seed and its place, not from the
   * order of running.
   *
   * @param browser is lent the run's own
   */
  static ScenarioParts scenario(String name, int line, ScenarioBrowser browser) {
    long seed = settings().seed() + 31L * name.hashCode() + line;
    Duration patience = cast().patience().limit();
    browser.lent(run().browser(), patience.compareTo(PAGES) < 0 ? PAGES : patience);
    Assembly own = cast().assembly();
    Assembly assembly = own == null ? run().assembly() : own;
    return assembly.scenario(name, seed, cast().decisions(), browser);
  }

  /** Whether the run itself plays on this thread, and no saboteur. */
  static boolean isTheRun() {
    return CAST.get() == null;
  }

  /** Whether the merchant of this thread is somebody else's app, which may break down. */
  static boolean playsAnotherApp() {
    return isTheRun() ? settings().merchant() != null : cast().assembly() != null;
  }

  /** Keeps what a scenario of the run exchanged with Stripe; of the saboteurs' plays nothing. */
  static void keep(String name, String place, List<Exchange> exchanges) {
    if (isTheRun()) {
      run().assembly().keep(name, place, exchanges);
    }
  }

  /**
   * Who plays the merchant, and how long anything may take that is expected to happen.
   *
   * @param assembly with another merchant plugged in; null for that of the run
   */
  public record Cast(Decisions decisions, Patience patience, @Nullable Assembly assembly) {

    /** Who plays our own shop. */
    public Cast(Decisions decisions, Patience patience) {
      this(decisions, patience, null);
    }

    public Cast {
      Objects.requireNonNull(decisions, "decisions");
      Objects.requireNonNull(patience, "patience");
    }
  }

  private static synchronized Run run() {
    if (refusal != null) {
      throw refusal;
    }
    if (run == null) {
      try {
        run = Run.begin(Settings.ofThisJvm());
      } catch (RuntimeException e) {
        refusal = e;
        throw e;
      }
    }
    return run;
  }

  /** What all scenarios share. */
  private record Run(Settings settings, Cast cast, Assembly assembly, RunBrowser browser) {

    static Run begin(Settings settings) {
      boolean simulated = settings.mode() == Settings.Mode.SIMULATOR;
      Patience patience = simulated ? PATIENCE : Patience.AT_STRIPE;
      Cast cast = new Cast(Saboteurs.decisions(settings.saboteur()), patience);
      Assembly assembly = Assembly.open(settings);
      try {
        assembly.requireItsKey();
      } catch (RuntimeException e) {
        assembly.close();
        throw e;
      }
      assembly.tally().ifPresent(StripeTraffic::watch);
      Runtime.getRuntime().addShutdownHook(new Thread(assembly::close, "testmode-close"));
      return new Run(settings, cast, assembly, new RunBrowser(playsOnThisMachine(settings)));
    }

    private static boolean playsOnThisMachine(Settings settings) {
      URI base = settings.stripeBase();
      return base == null
          ? settings.mode() == Settings.Mode.SIMULATOR
          : LOOPBACK.contains(base.getHost());
    }
  }
}
