package testmode.acceptance.selection;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import testmode.acceptance.selection.FeatureFile.Entry;

/**
 * Reads the selection before the engine looks for scenarios: turns what failed last time, or a
 * shard, into paths with lines, draws the seed of the order, and finds out whether anything
 * matches.
 *
 * <p>A listener's exception would be logged and forgotten, and an engine that finds nothing says
 * nothing. So a refusal is kept for {@link #orRefuse()}, which the suite calls before its first
 * scenario.
 */
public final class RunPreparation implements LauncherDiscoveryListener {

  private static final String SUITE = "testmode.acceptance.RunFeaturesIT";
  private static final String ORDER_SEED = "cucumber.execution.order.random.seed";

  /**
   * A provider looks for tests more than once; the second look must not see the first one's
   * properties.
   */
  private static final AtomicBoolean PREPARED = new AtomicBoolean();

  private static volatile Selection selection = Selection.ALL;
  private static volatile @Nullable IllegalArgumentException refusal;

  @Override
  public void launcherDiscoveryStarted(LauncherDiscoveryRequest request) {
    PlatformChatter.silence();
    boolean suite =
        request.getSelectorsByType(ClassSelector.class).stream()
            .anyMatch(selector -> selector.getClassName().equals(SUITE));
    if (suite && PREPARED.compareAndSet(false, true)) {
      prepare();
    }
  }

  /** What this run is about. */
  public static Selection selection() {
    return selection;
  }

  /**
   * The scenarios that a selection stands for, as {@code features/x.feature:7}: a rerun as if it
   * were none, and without its shard.
   *
   * @param root the project's folder
   * @throws SelectionRefused when it stands for none
   */
  public static List<String> places(Selection selection, Path root) {
    return new SelectionGuard(root)
        .matching(selection).stream().map(entry -> place(entry, root)).distinct().toList();
  }

  /** The seed of the order in which scenarios run. */
  public static String orderSeed() {
    return System.getProperty(ORDER_SEED, Long.toString(RunSeed.value()));
  }

  /**
   * Lets a sensible selection pass.
   *
   * @throws IllegalArgumentException in one sentence
   */
  public static void orRefuse() {
    IllegalArgumentException refused = refusal;
    if (refused != null) {
      throw refused;
    }
  }

  private static void prepare() {
    Selection.forgetBlanks();
    selection = Selection.from(System::getProperty);
    try {
      System.setProperty(ORDER_SEED, orderSeed());
      if (selection.partial()) {
        String paths = resolve(selection, Path.of(""), FailedScenarios.ofThisJvm());
        if (paths != null) {
          System.setProperty(Selection.FEATURES, paths);
        }
        if (selection.name() != null) {
          System.setProperty(Selection.NAME, anywhere(selection.name()));
        }
      }
    } catch (IllegalArgumentException e) {
      refusal = e;
      // Whatever was asked for is refused before it runs; the engine only must find something.
      System.clearProperty(Selection.FEATURES);
    }
  }

  /**
   * A pattern for the engine, which wants the whole name where people type a part of it; what it
   * does not match it passes over in silence.
   */
  static String anywhere(String pattern) {
    return ".*(?:" + pattern + ").*";
  }

  /**
   * The paths for the engine; null for everything. Where a filter was asked for they are what it
   * leaves, for the engine itself would call each scenario that it passes over skipped.
   */
  static @Nullable String resolve(Selection selection, Path root, FailedScenarios failed) {
    Selection asked = selection;
    if (asked.rerun()) {
      if (asked.features() != null) {
        throw new SelectionRefused(
            "Choose one of " + Selection.RERUN + " and " + Selection.FEATURES + ".");
      }
      asked = asked.withFeatures(String.join(",", failed.recall()));
    }
    List<Entry> entries = new SelectionGuard(root).matching(asked);
    if (asked.shard() == null) {
      boolean filtered = asked.tags() != null || asked.name() != null;
      return filtered ? places(entries, root) : asked.features();
    }
    List<Entry> share = Shard.parse(asked.shard()).of(entries, root);
    if (share.isEmpty()) {
      throw new SelectionRefused(
          "%s (%s) is empty: of %d scenarios none falls into it; choose fewer shards."
              .formatted(Selection.SHARD, asked.shard(), entries.size()));
    }
    return places(share, root);
  }

  private static String places(List<Entry> entries, Path root) {
    return entries.stream()
        .map(entry -> place(entry, root))
        .distinct()
        .collect(Collectors.joining(","));
  }

  /** From the project where it can be, with slashes, as scenarios are called everywhere. */
  private static String place(Entry entry, Path root) {
    Path project = root.toAbsolutePath().normalize();
    Path file = entry.file().toAbsolutePath().normalize();
    Path shown = file.startsWith(project) ? project.relativize(file) : file;
    return shown.toString().replace('\\', '/') + ":" + entry.line();
  }
}
