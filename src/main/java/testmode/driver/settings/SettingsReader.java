package testmode.driver.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import testmode.driver.StripeKeys;
import testmode.driver.mapping.NearestWord;
import testmode.driver.settings.Settings.Audit;
import testmode.driver.settings.Settings.Keys;
import testmode.driver.settings.Settings.Mode;
import testmode.driver.settings.Settings.Shard;
import testmode.driver.settings.Settings.Webhooks;

/** One reading of the settings; it goes on after a problem, so that all are told at once. */
final class SettingsReader {
  private static final String PREFIX = "testmode.";
  private static final String BASE = PREFIX + "stripe.base";
  private static final String BASE_RULE = "like http://127.0.0.1:12111";
  private static final List<String> NAMES =
      List.of(
          "merchant",
          "mode",
          "seed",
          "stripe.base",
          "webhooks",
          "shard",
          "merge",
          "saboteur",
          "network.port",
          "accept-skips",
          "slow",
          "rerun",
          "keep-exchanges",
          "audit");

  /** Six digits are typed from a report without a slip. */
  private static final long CHOSEN_SEEDS = 1_000_000;

  /** Taken once: everything in this JVM speaks of the same run. */
  private static final long CHOSEN_SEED = Math.floorMod(System.nanoTime(), CHOSEN_SEEDS);

  private final Map<String, String> properties = new TreeMap<>();
  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();

  SettingsReader(Map<String, String> properties, Map<String, String> environment) {
    properties.forEach(
        (name, value) -> {
          if (name.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
            this.properties.put(name, value);
          }
        });
    this.environment = environment;
  }

  Settings read() {
    properties.forEach(this::checkEntry);
    List<String> saboteurs = KnownSaboteur.all().stream().map(KnownSaboteur::id).toList();
    String saboteur =
        value(
            "saboteur",
            null,
            "one of " + String.join(", ", saboteurs) + "; docs/saboteurs.md says what each does",
            text -> SettingsValues.oneOf(saboteurs, text));
    Keys keys = new KeysInEnvironment(saboteur == null ? environment : Map.of(), problems).read();
    Mode mode = keys == null ? Mode.SIMULATOR : Mode.TEST_MODE;
    checkMode(mode);
    String file = properties.get(PREFIX + "merchant");
    Path merchant = file == null ? null : new MappingFilePath(file, problems).check();
    if (saboteur != null && file != null) {
      problems.add(
          PREFIX
              + "saboteur ("
              + saboteur
              + ") changes a decision of our own reference shop: leave "
              + PREFIX
              + "merchant out.");
    }
    long seed =
        value(
            "seed",
            CHOSEN_SEED,
            "a whole number from 0 to " + Long.MAX_VALUE,
            SettingsValues::seed);
    URI stripe = value("stripe.base", null, BASE_RULE, SettingsValues::address);
    checkReach(BASE, stripe, mode);
    Webhooks webhooks =
        value("webhooks", Webhooks.POLL, "poll or stripe", SettingsValues::webhooks);
    checkWebhooks(webhooks, keys);
    Shard shard =
        value("shard", Shard.WHOLE, "k/n with 1 <= k <= n, such as 2/4", SettingsValues::shard);
    List<Path> merge =
        value("merge", List.of(), "folders that exist, comma between", SettingsValues::folders);
    checkMerge(merge);
    int port =
        value("network.port", 0, "a port from 0 (any free one) to 65535", SettingsValues::port);
    List<String> rows = RequiredRow.all().stream().map(RequiredRow::id).toList();
    Set<String> skips =
        value(
            "accept-skips",
            Set.of(),
            "rows from " + rows.get(0) + " to " + rows.get(rows.size() - 1) + ", comma between",
            text -> SettingsValues.someOf(rows, text));
    boolean slow = value("slow", false, "true or false", SettingsValues::flag);
    boolean rerun = value("rerun", false, "true or false", SettingsValues::flag);
    Path kept =
        value(
            "keep-exchanges",
            null,
            "a folder that can be written to, or made, such as target/exchanges",
            SettingsValues::folder);
    Audit audit = value("audit", Audit.REPORT, "report or fail", SettingsValues::audit);
    refuseProblems();
    return new Settings(
        mode, merchant, seed, stripe, webhooks, shard, merge, saboteur, port, skips, slow, rerun,
        kept, audit, keys);
  }

  /**
   * What a command needs that looks after the account and plays nothing.
   *
   * @param option the command's own option for Stripe's address, with what was given; null if it
   *     was not given, and then the property counts
   */
  AccountSettings readAccount(Map.@Nullable Entry<String, String> option) {
    properties.forEach(this::checkEntry);
    String secret = new KeysInEnvironment(environment, problems).readSecret();
    URI stripe =
        option == null
            ? value("stripe.base", Settings.STRIPE, BASE_RULE, SettingsValues::address)
            : SettingsValues.address(option.getValue());
    String name = option == null ? BASE : option.getKey();
    if (stripe == null && option != null) {
      problems.add(name + " (" + option.getValue() + ") must be " + BASE_RULE + ".");
    }
    checkReach(name, stripe, Mode.TEST_MODE);
    refuseProblems();
    return new AccountSettings(
        Objects.requireNonNull(stripe, "stripe"), Objects.requireNonNull(secret, "secret"));
  }

  private void refuseProblems() {
    if (!problems.isEmpty()) {
      throw new SettingsException(problems.stream().map(StripeKeys::masked).toList());
    }
  }

  /**
   * A value in its type, or what holds when there is none or a bad one, which is then a problem.
   */
  private <T extends @Nullable Object> T value(
      String name, T otherwise, String rule, Function<String, @Nullable T> parser) {
    String given = properties.get(PREFIX + name);
    if (given == null) {
      return otherwise;
    }
    T parsed = parser.apply(given.trim());
    if (parsed == null) {
      if (StripeKeys.liveIn(given).isEmpty()) {
        problems.add(PREFIX + name + " (" + given + ") must be " + rule + ".");
      }
      return otherwise;
    }
    return parsed;
  }

  private void checkEntry(String property, String value) {
    StripeKeys.liveIn(property + " " + value)
        .ifPresent(
            live ->
                problems.add(
                    property + " holds a live key (" + live + "): Testmode takes test keys only."));
    if (!NAMES.contains(property.substring(PREFIX.length())) || !property.startsWith(PREFIX)) {
      String typed = property.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
      problems.add(
          property
              + " is unknown"
              + NearestWord.to(typed, NAMES)
                  .map(word -> "; did you mean " + PREFIX + word + "?")
                  .orElse(".")
              + " Allowed under "
              + PREFIX
              + " are "
              + String.join(", ", NAMES)
              + ".");
    }
  }

  private void checkMode(Mode mode) {
    String asked = properties.get(PREFIX + "mode");
    if (asked != null && !asked.trim().equals(mode.value())) {
      problems.add(
          "testmode.mode ("
              + asked
              + ") is read only: it follows the key, which makes it "
              + mode.value()
              + "; set STRIPE_SECRET_KEY for test, unset it for simulator.");
    }
  }

  /** A merge plays nothing, so nothing can be chosen for it to play. */
  private void checkMerge(List<Path> merge) {
    for (String choice : List.of("shard", "rerun", "saboteur")) {
      if (!merge.isEmpty() && properties.containsKey(PREFIX + choice)) {
        problems.add(
            PREFIX
                + "merge plays no scenario, and makes a report of what was played: leave "
                + PREFIX
                + choice
                + " out.");
      }
    }
  }

  /** Made-up keys stay on this machine, and real ones travel encrypted. */
  private void checkReach(String name, @Nullable URI stripe, Mode mode) {
    if (stripe == null || SettingsValues.onThisMachine(stripe)) {
      return;
    }
    if (mode == Mode.SIMULATOR) {
      problems.add(
          name + " (" + stripe + ") must be on this machine while no STRIPE_SECRET_KEY is set.");
    } else if (!"https".equals(stripe.getScheme())) {
      problems.add(name + " (" + stripe + ") must be https: keys travel on it.");
    }
  }

  private void checkWebhooks(Webhooks webhooks, @Nullable Keys keys) {
    if (webhooks == Webhooks.STRIPE && keys == null) {
      problems.add(
          "testmode.webhooks (stripe) needs test mode: set STRIPE_SECRET_KEY, or leave it out.");
    } else if (webhooks == Webhooks.STRIPE && keys.webhookSecret() == null) {
      problems.add(
          "testmode.webhooks (stripe) needs STRIPE_WEBHOOK_SECRET, the whsec_... of the endpoint.");
    }
  }
}
