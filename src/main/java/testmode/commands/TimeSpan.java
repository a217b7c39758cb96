package testmode.commands;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A length of time on the command line. */
final class TimeSpan implements ITypeConverter<Duration> {
  /** Four digits of days are more than Stripe's whole past. */
  private static final Pattern FORM = Pattern.compile("(\\d{1,4})([smhd])");

  @Override
  public Duration convert(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new TypeConversionException(
          "'"
              + text
              + "' must be a number of at most 4 digits and a unit, such as 90s, 30m, 2h or 1d");
    }
    long number = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
