package testmode.commands;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Requests a second on the command line. */
final class Rate implements ITypeConverter<Integer> {
  @Override
  public Integer convert(String text) {
    if (text.matches("\\d{1,6}")) {
      return Integer.valueOf(text);
    }
    throw new TypeConversionException(
        "'" + text + "' must be a number of requests a second, 0 for no limit");
  }
}
