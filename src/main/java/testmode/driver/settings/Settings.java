package testmode.driver.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import testmode.driver.StripeAccess;
import testmode.driver.StripeKeys;

/**
 * What a run was asked to do: the properties {@code testmode.*} and Stripe's keys in the
 * environment.
 *
 * <p>Reading contacts nothing. A live key is refused wherever a key could stand. With a saboteur
 * the environment is ignored: a deliberately wrong shop never meets a real account.
 *
 * @param mode follows the keys; {@code testmode.mode} may only confirm it
 * @param merchant {@code testmode.merchant}, an existing mapping file; null for the reference shop
 * @param seed {@code testmode.seed}; decides every chance of the run
 * @param stripeBase {@code testmode.stripe.base}; null for the embedded simulator or
 *     https://api.stripe.com
 * @param webhooks {@code testmode.webhooks}; how events reach the merchant in test mode
 * @param shard {@code testmode.shard}; which part of the scenarios this run plays
 * @param merge {@code testmode.merge}; existing folders that shards left, of which one report is
 *     made; empty for a run that plays scenarios
 * @param saboteur {@code testmode.saboteur}, such as M07, one of {@link KnownSaboteur#all}; null
 *     for the honest merchant
 * @param networkPort {@code testmode.network.port}; 0 for any free port
 * @param acceptSkips {@code testmode.accept-skips}; required rows that may be skipped, such as
 *     INT-025.7, of {@link RequiredRow#all}
 * @param slow {@code testmode.slow}; plays the scenarios tagged {@code @slow} as well
 * @param rerun {@code testmode.rerun}; plays only what failed in the run before
 * @param keepExchanges {@code testmode.keep-exchanges}; the folder for each scenario's exchanges
 *     with Stripe; null to keep none
 * @param audit {@code testmode.audit}; what the idempotency audit does with what it finds
 * @param keys of the test-mode account; null in simulator mode
 */
public record Settings(
    Mode mode,
    @Nullable Path merchant,
    long seed,
    @Nullable URI stripeBase,
    Webhooks webhooks,
    Shard shard,
    List<Path> merge,
    @Nullable String saboteur,
    int networkPort,
    Set<String> acceptSkips,
    boolean slow,
    boolean rerun,
    @Nullable Path keepExchanges,
    Audit audit,
    @Nullable Keys keys) {

  /** The merchant when no mapping file is given. */
  public static final String REFERENCE_SHOP = "reference-shop";

  static final URI STRIPE = URI.create("https://api.stripe.com");

  public Settings {
    if (seed < 0) {
      throw new IllegalArgumentException("seed (" + seed + ") must not be negative");
    }
    if ((mode == Mode.TEST_MODE) != (keys != null)) {
      throw new IllegalArgumentException(mode + " must come with keys, and only test mode may");
    }
    merge = List.copyOf(merge);
    acceptSkips = Set.copyOf(acceptSkips);
  }

  /**
   * Reads the settings; entries that do not begin with {@code testmode.} or {@code STRIPE_} are
   * ignored.
   *
   * <p>A seed that is not given is taken once per JVM from the machine's nanosecond counter.
   *
   * @throws SettingsException with every problem that there is
   */
  public static Settings read(Map<String, String> properties, Map<String, String> environment) {
    return new SettingsReader(properties, environment).read();
  }

  /**
   * The settings of this JVM: its system properties and environment.
   *
   * @throws SettingsException with every problem that there is
   */
  public static Settings ofThisJvm() {
    Properties all = System.getProperties();
    Map<String, String> properties = new TreeMap<>();
    all.stringPropertyNames().forEach(name -> properties.put(name, all.getProperty(name)));
    return read(properties, System.getenv());
  }

  /**
   * What to call the merchant: the mapping file's name without its ending, or {@value
   * #REFERENCE_SHOP}.
   */
  public String merchantName() {
    return merchant == null
        ? REFERENCE_SHOP
        : merchant.getFileName().toString().replaceFirst("\\.ya?ml$", "");
  }

  /**
   * How Stripe's test mode is reached.
   *
   * @throws IllegalStateException in simulator mode, where each scenario has keys of its own
   */
  public StripeAccess testMode() {
    if (keys == null) {
      throw new IllegalStateException("there are no keys of a test-mode account");
    }
    URI base = stripeBase == null ? STRIPE : stripeBase;
    return new StripeAccess(base, keys.secret(), keys.publishable());
  }

  /** One line that says what is about to be run, and on whose money, or what is merged. */
  public String headline() {
    if (!merge.isEmpty()) {
      return "Testmode: merging the shards of "
          + merge.stream().map(Path::toString).collect(Collectors.joining(", "));
    }
    return headline(null);
  }

  /**
   * The same line.
   *
   * @param account in test mode, {@code acct_…}; null as long as Stripe has not told it
   */
  public String headline(@Nullable String account) {
    String where = keys == null ? "" : " at " + testMode().base();
    String whose = account == null ? "" : ", account " + account;
    String wrong = saboteur == null ? "" : ", wrong on purpose (" + saboteur + ")";
    return "Testmode: "
        + mode.words()
        + where
        + whose
        + ", merchant "
        + merchantName()
        + wrong
        + ", seed "
        + seed
        + (audit == Audit.FAIL ? ", a mistake of idempotency fails" : "");
  }

  /** Which Stripe is asked. */
  public enum Mode {
    /** The simulator in this JVM. */
    SIMULATOR("simulator", "simulator mode"),
    /** Stripe's own test mode: no real money, real answers. */
    TEST_MODE("test", "test mode");

    private final String value;
    private final String words;

    Mode(String value, String words) {
      this.value = value;
      this.words = words;
    }

    /** As in {@code testmode.mode}. */
    public String value() {
      return value;
    }

    /** As in a sentence. */
    public String words() {
      return words;
    }
  }

  /** How events reach the merchant in test mode; the simulator always delivers by itself. */
  public enum Webhooks {
    /** The network asks Stripe for events and delivers them: Stripe cannot reach this machine. */
    POLL,
    /** Stripe delivers to the merchant's public address. */
    STRIPE
  }

  /** What the idempotency audit does with a mistake that it finds in a scenario's traffic. */
  public enum Audit {
    /** Tells it in the report. */
    REPORT,
    /** Fails the scenario, too. */
    FAIL
  }

  /** Part {@code number} of {@code count}, counted from 1. */
  public record Shard(int number, int count) {
    /** Everything. */
    public static final Shard WHOLE = new Shard(1, 1);

    public Shard {
      if (number < 1 || number > count) {
        throw new IllegalArgumentException(
            "shard (" + number + "/" + count + ") must count from 1 to the number of shards");
      }
    }

    @Override
    public String toString() {
      return number + "/" + count;
    }
  }

  /**
   * The keys of one test-mode account; shown masked.
   *
   * @param secret {@code sk_test_…} or {@code rk_test_…}
   * @param publishable {@code pk_test_…}
   * @param webhookSecret {@code whsec_…}; null when no endpoint of Stripe's is used
   */
  public record Keys(String secret, String publishable, @Nullable String webhookSecret) {
    @Override
    public String toString() {
      return StripeKeys.masked("Keys[" + secret + ", " + publishable + ", " + webhookSecret + "]");
    }
  }
}
