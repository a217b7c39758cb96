package testmode.acceptance;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import testmode.acceptance.saboteurs.Saboteurs;
import testmode.driver.ScenarioParts;
import testmode.driver.assembly.Assembly;
import testmode.driver.settings.Settings;
import testmode.merchant.Decisions;

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
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final ThreadLocal<@Nullable Cast> CAST = new ThreadLocal<>();

  private Bench() {}

  /** Who plays on this thread. */
  static Cast cast() {
    Cast cast = CAST.get();
    return cast == null ? Run.CAST : cast;
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

  /** Starts what all scenarios share, before the first of them. */
  static void open() {
    Objects.requireNonNull(Run.ASSEMBLY);
  }

  /** The settings of this run. */
  public static Settings settings() {
    return Run.SETTINGS;
  }

  /**
   * The parts of one scenario. Its seed follows from the run's seed and its place, not from the
   * order of running.
   */
  static ScenarioParts scenario(String name, int line) {
    long seed = Run.SETTINGS.seed() + 31L * name.hashCode() + line;
    return Run.ASSEMBLY.scenario(name, seed, cast().decisions());
  }

  /**
   * Who plays the merchant, and how long anything may take that is expected to happen.
   *
   * @param patience real time
   */
  public record Cast(Decisions decisions, Duration patience) {

    public Cast {
      Objects.requireNonNull(decisions, "decisions");
      Objects.requireNonNull(patience, "patience");
    }
  }

  /** Made when it is first asked for. */
  private static final class Run {
    static final Settings SETTINGS = Settings.ofThisJvm();
    static final Cast CAST = new Cast(Saboteurs.decisions(SETTINGS.saboteur()), PATIENCE);
    static final Assembly ASSEMBLY = Assembly.open(SETTINGS);

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(ASSEMBLY::close, "testmode-close"));
    }
  }
}
