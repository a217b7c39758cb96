package testmode.commands;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import testmode.simulator.ClockMode;

/** The simulator's clock on the command line. */
final class Clock implements ITypeConverter<ClockMode> {
  @Override
  public ClockMode convert(String text) {
    return switch (text) {
      case "ticking" -> ClockMode.TICKING;
      case "manual" -> ClockMode.MANUAL;
      default -> throw new TypeConversionException("'" + text + "' must be ticking or manual");
    };
  }
}
