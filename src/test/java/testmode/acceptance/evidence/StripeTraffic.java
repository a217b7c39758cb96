package testmode.acceptance.evidence;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import testmode.driver.gate.Tally;
import testmode.driver.gate.Trouble;

/**
 * What a run on Stripe's test mode sent there and what troubles it met: for the report, apart from
 * what the scenarios found.
 *
 * @param requests that were sent, repetitions included
 * @param refusals of requests that were sent again
 * @param heldBack how long these waited, added up
 * @param troubles that nobody could wait out
 */
public record StripeTraffic(
    long requests, long refusals, Duration heldBack, List<Trouble> troubles) {

  /** Which object it was about is no difference. */
  private static final Pattern OBJECT = Pattern.compile("/[a-z]+_(?=\\w*\\d)[A-Za-z0-9]+");

  private static final double MILLIS = Duration.ofSeconds(1).toMillis();

  private static volatile @Nullable Tally watched;

  public StripeTraffic {
    troubles = List.copyOf(troubles);
  }

  /** The run's own, to be told when it ends. */
  public static void watch(Tally tally) {
    watched = tally;
  }

  /** So far; empty on the simulator. */
  static Optional<StripeTraffic> now() {
    return Optional.ofNullable(watched).map(StripeTraffic::of);
  }

  static StripeTraffic of(Tally tally) {
    return new StripeTraffic(
        tally.requests(), tally.refusals(), tally.heldBack(), tally.troubles());
  }

  /** What this and another run sent and met together. */
  StripeTraffic and(StripeTraffic other) {
    return new StripeTraffic(
        requests + other.requests,
        refusals + other.refusals,
        heldBack.plus(other.heldBack),
        Stream.concat(troubles.stream(), other.troubles.stream()).toList());
  }

  /** Name and value, as rows of the report. */
  Map<String, String> table() {
    Map<String, String> table = new LinkedHashMap<>();
    table.put("Requests to Stripe", Long.toString(requests));
    table.put(
        "Refused for their pace and sent again",
        refusals == 0
            ? "none"
            : String.format(
                Locale.ROOT, "%d, held back %.1f s", refusals, heldBack.toMillis() / MILLIS));
    table.put("Troubles of Stripe", troubles.isEmpty() ? "none" : kinds());
    return table;
  }

  /**
   * Each different trouble, without ids, and how often it was met, in the order in which they
   * began.
   */
  Map<String, Long> different() {
    return troubles.stream()
        .map(trouble -> OBJECT.matcher(trouble.what()).replaceAll("/..."))
        .collect(
            Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
  }

  private String kinds() {
    Map<Trouble.Kind, Long> counts =
        troubles.stream()
            .collect(
                Collectors.groupingBy(
                    Trouble::kind, () -> new EnumMap<>(Trouble.Kind.class), Collectors.counting()));
    return counts.entrySet().stream()
        .map(each -> each.getValue() + " " + words(each.getKey()))
        .collect(Collectors.joining(", "));
  }

  private static String words(Trouble.Kind kind) {
    return switch (kind) {
      case UNREACHABLE -> "without an answer";
      case BROKEN -> "answered with an error of Stripe's own";
      case KEY_REFUSED -> "refused for the run's key";
      case STILL_LIMITED -> "refused for their pace to the last";
    };
  }
}
