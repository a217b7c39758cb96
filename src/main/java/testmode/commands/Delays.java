package testmode.commands;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** What the simulator brings later by itself, as its help tells it. */
final class Delays {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private Delays() {}

  static String text(Map<String, Duration> delays) {
    return delays.entrySet().stream()
        .map(delay -> "  %-8s %s%n".formatted(words(delay.getValue()), delay.getKey()))
        .collect(
            Collectors.joining(
                "",
                "%nBy itself comes, while the clock ticks or when it is advanced, after%n"
                    .formatted(),
                ""));
  }

  /** In the largest unit that divides it: {@code 5 min}. */
  static String words(Duration delay) {
    if (delay.compareTo(DAY) >= 0 && delay.toSeconds() % DAY.toSeconds() == 0) {
      return delay.toDays() + " d";
    }
    if (delay.compareTo(HOUR) >= 0 && delay.toSeconds() % HOUR.toSeconds() == 0) {
      return delay.toHours() + " h";
    }
    if (delay.compareTo(MINUTE) >= 0 && delay.toSeconds() % MINUTE.toSeconds() == 0) {
      return delay.toMinutes() + " min";
    }
    return delay.toSeconds() + " s";
  }
}
