package testmode.commands;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A seed on the command line. */
final class Seed implements ITypeConverter<Long> {
  /** As many digits as surely fit a long. */
  private static final String FORM = "\\d{1,18}";

  @Override
  public Long convert(String text) {
    if (text.matches(FORM)) {
      return Long.valueOf(text);
    }
    throw new TypeConversionException(
        "'" + text + "' must be a whole number, not negative, of at most 18 digits");
  }
}
