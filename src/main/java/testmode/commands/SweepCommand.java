package testmode.commands;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import testmode.driver.StripeKeys;
import testmode.driver.settings.AccountSettings;
import testmode.driver.sweep.Age;
import testmode.driver.sweep.Cancelled;
import testmode.driver.sweep.Findings;
import testmode.driver.sweep.Leftover;
import testmode.driver.sweep.StripeNotAskedException;
import testmode.driver.sweep.Sweep;

/** {@code sweep}: what dead runs left open at Stripe, and its end. */
@Command(
    name = "sweep",
    description = {
      "Lists the PaymentIntents that killed runs left open in the test-mode account of"
          + " STRIPE_SECRET_KEY, and cancels them with --apply.",
      "Touches nothing that does not carry the marks of a run, and nothing younger than"
          + " --older-than."
    },
    footer = {
      "",
      "Exit codes: 0 nothing is left, or nothing was to be changed; 1 something could not be"
          + " canceled; 2 bad input; 3 Stripe could not be asked."
    },
    sortOptions = false)
final class SweepCommand implements Callable<Integer> {
  private static final int STILL_OPEN = 1;
  private static final int NOT_ASKED = 3;

  private static final String BASE = "--stripe-base";
  private static final String ROW = "%-24s %-20s %-27s %14s  %-23s  %s";

  @Option(names = "--apply", description = "Cancels what is listed. Without it nothing is changed.")
  private boolean apply;

  @Option(
      names = "--older-than",
      paramLabel = "SPAN",
      defaultValue = "2h",
      converter = TimeSpan.class,
      description =
          "How old a PaymentIntent and its run must be at least, such as 30m, 2h or 1d; what still"
              + " plays is younger (default: ${DEFAULT-VALUE}).")
  private Duration olderThan = Age.AT_LEAST;

  @Option(
      names = "--look-back",
      paramLabel = "SPAN",
      defaultValue = "30d",
      converter = TimeSpan.class,
      description = "How far to look back (default: ${DEFAULT-VALUE}).")
  private Duration lookBack = Age.AT_MOST;

  @Option(
      names = BASE,
      paramLabel = "URL",
      description =
          "Where Stripe is (default: https://api.stripe.com); counts more than"
              + " -Dtestmode.stripe.base.")
  private @Nullable String base;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this text.")
  private boolean help;

  private final PrintWriter out;
  private final PrintWriter err;
  private final Function<Map.@Nullable Entry<String, String>, AccountSettings> reading;
  private final InstantSource clock;

  /**
   * @param reading the account's settings, with {@code --stripe-base} and its value if it was given
   */
  SweepCommand(
      PrintWriter out,
      PrintWriter err,
      Function<Map.@Nullable Entry<String, String>, AccountSettings> reading,
      InstantSource clock) {
    this.out = out;
    this.err = err;
    this.reading = reading;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Age age = age();
    AccountSettings account = reading.apply(base == null ? null : Map.entry(BASE, base));
    try (Sweep sweep = Sweep.of(account.stripe(), account.secretKey(), clock)) {
      out.println(
          "Sweeping "
              + account.stripe()
              + " ("
              + StripeKeys.masked(account.secretKey())
              + ") for what runs left open that began "
              + Delays.words(olderThan)
              + " ago or earlier.");
      Findings found = sweep.find(age);
      return found.leftovers().isEmpty() ? nothing(found) : tell(found, sweep);
    } catch (StripeNotAskedException silent) {
      out.flush();
      err.println(silent.getMessage());
      return NOT_ASKED;
    }
  }

  private Age age() {
    if (lookBack.compareTo(olderThan) <= 0) {
      throw new BadInput(
          "--look-back ("
              + Delays.words(lookBack)
              + ") must be longer than --older-than ("
              + Delays.words(olderThan)
              + "): nothing can be both older and younger.");
    }
    return new Age(olderThan, lookBack);
  }

  private int nothing(Findings found) {
    out.println("Nothing was left open" + lookedAt(found) + ".");
    return 0;
  }

  private int tell(Findings found, Sweep sweep) {
    int stillOpen = 0;
    out.println(row("RUN", "STARTED", "PAYMENTINTENT", "AMOUNT", "STATE", apply ? "NOW" : ""));
    for (Leftover leftover : found.leftovers()) {
      Cancelled cancelled = apply ? sweep.cancel(leftover) : null;
      stillOpen += cancelled != null && cancelled.open() ? 1 : 0;
      out.println(row(leftover, cancelled == null ? "" : cancelled.words()));
    }
    int all = found.leftovers().size();
    String what = count(all, "PaymentIntent") + " of " + count(found.runs(), "run");
    if (!apply) {
      out.println(
          what + lookedAt(found) + ". Nothing was changed; --apply cancels what is listed.");
      return 0;
    }
    out.println(
        stillOpen == 0
            ? what + ": nothing of it is open any more."
            : what + ": " + stillOpen + " could not be canceled, as said above.");
    return stillOpen == 0 ? 0 : STILL_OPEN;
  }

  private static String row(Leftover leftover, String now) {
    return row(
        leftover.marks().run(),
        leftover.marks().started().toString(),
        leftover.paymentIntent(),
        leftover.amount().toString(),
        leftover.state(),
        now);
  }

  private static String row(
      String run, String started, String intent, String amount, String state, String now) {
    return ROW.formatted(run, started, intent, amount, state, now).stripTrailing();
  }

  private static String lookedAt(Findings found) {
    return ", among " + count(found.looked(), "PaymentIntent") + " of that age";
  }

  private static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
