package testmode.commands;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A port on the command line. */
final class Port implements ITypeConverter<Integer> {
  private static final int MAX = 65_535;

  @Override
  public Integer convert(String text) {
    if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= MAX) {
      return Integer.valueOf(text);
    }
    throw new TypeConversionException("'" + text + "' must be a port from 0 to " + MAX);
  }
}
