package testmode.commands;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An instant on the command line. */
final class Moment implements ITypeConverter<Instant> {
  /** Objects show whole seconds since 1970, and what is due later still has to be one. */
  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  @Override
  public Instant convert(String text) {
    try {
      Instant moment = Instant.parse(text);
      if (!moment.isBefore(Instant.EPOCH) && moment.isBefore(LAST)) {
        return moment;
      }
    } catch (DateTimeParseException notAnInstant) {
      // Told below, with the rule.
    }
    throw new TypeConversionException(
        "'"
            + text
            + "' must be an instant in UTC, such as 2026-11-23T09:00:00Z, from 1970 to 9998");
  }
}
