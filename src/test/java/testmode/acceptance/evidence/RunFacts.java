package testmode.acceptance.evidence;

import com.stripe.Stripe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import testmode.acceptance.selection.RunPreparation;
import testmode.acceptance.selection.RunSeed;
import testmode.driver.settings.Settings;

/**
 * Under which circumstances a run took place.
 *
 * @param mode simulator, or test mode and where it was asked: not every one is Stripe's own
 * @param merchant the mapping file, or the reference shop
 * @param commit short, with {@code -dirty} when files were changed
 * @param seed as the page tells it; shards may have had several
 * @param again what makes another run one of this merchant on this Stripe, as one types it: with a
 *     blank before each setting
 * @param at when the run ended
 * @param traffic of test mode; empty on the simulator
 * @param shards that were merged, and how many scenarios each played; empty for a run of its own
 */
record RunFacts(
    String mode,
    String merchant,
    String apiVersion,
    String commit,
    String seed,
    String orderSeed,
    String jdk,
    String again,
    Instant at,
    Optional<StripeTraffic> traffic,
    String shards) {

  private static final String REFERENCE_SHOP = "reference shop";
  private static final String WRONG_SHOP = REFERENCE_SHOP + ", wrong on purpose: saboteur ";

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  /** Long for git, short for a build. */
  private static final int GIT_SECONDS = 5;

  /** The facts of this run, from properties, environment and git. */
  static RunFacts gather(InstantSource clock) {
    Settings settings = Settings.ofThisJvm();
    return new RunFacts(
        settings.mode() == Settings.Mode.SIMULATOR
            ? "simulator"
            : "test mode at " + settings.testMode().base(),
        whoSold(),
        Stripe.API_VERSION,
        headOfGit(),
        Long.toString(RunSeed.value()),
        RunPreparation.orderSeed(),
        Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
        againInThisJvm(),
        clock.instant(),
        StripeTraffic.now(),
        "");
  }

  /** Who sold; a wrong shop is called one, so that nobody signs its page. */
  private static String whoSold() {
    String saboteur = System.getProperty("testmode.saboteur");
    return saboteur == null
        ? System.getProperty("testmode.merchant", REFERENCE_SHOP)
        : WRONG_SHOP + saboteur + " (docs/saboteurs.md)";
  }

  /** Which saboteur sold; null when it was no wrong shop. */
  @Nullable String saboteur() {
    return merchant.startsWith(WRONG_SHOP)
        ? merchant.substring(WRONG_SHOP.length()).replaceFirst(" .*", "")
        : null;
  }

  /** The settings of this JVM that a run again needs. */
  static String againInThisJvm() {
    StringBuilder line = new StringBuilder();
    for (String setting : List.of("merchant", "network.port", "stripe.base", "saboteur", "audit")) {
      String value = System.getProperty("testmode." + setting);
      if (value != null) {
        line.append(" -Dtestmode.").append(setting).append('=').append(value);
      }
    }
    return line.toString();
  }

  /** The mapping file; null for the reference shop. */
  @Nullable String mappingFile() {
    return merchant.startsWith(REFERENCE_SHOP) ? null : merchant;
  }

  /** Name and value, in the order in which the report shows them. */
  Map<String, String> table() {
    Map<String, String> table = new LinkedHashMap<>();
    table.put("Stripe", mode);
    table.put("Merchant", merchant);
    table.put("Stripe API version", apiVersion);
    table.put("Commit", commit);
    if (!shards.isEmpty()) {
      table.put("Shards", shards);
    }
    table.put("Seed", seed);
    table.put("Seed of the running order", orderSeed);
    table.put("JDK", jdk);
    table.put("Date", UTC.format(at));
    traffic.ifPresent(each -> table.putAll(each.table()));
    return table;
  }

  /** The commit that is checked out here. */
  static String headOfGit() {
    String head = git("rev-parse", "--short=10", "HEAD");
    if (head.isEmpty()) {
      return "unknown";
    }
    return git("status", "--porcelain", "--untracked-files=no").isEmpty() ? head : head + "-dirty";
  }

  /** What git prints; empty without git or outside a work tree. */
  private static String git(String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = "git";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(GIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "";
      }
      return process.exitValue() == 0 ? printed.strip() : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
