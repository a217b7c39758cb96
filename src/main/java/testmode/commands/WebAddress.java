package testmode.commands;

import java.net.URI;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An http(s) address on the command line. */
final class WebAddress implements ITypeConverter<URI> {
  @Override
  public URI convert(String text) {
    try {
      URI address = URI.create(text);
      if (address.getHost() != null && address.getScheme().matches("https?")) {
        return address;
      }
    } catch (IllegalArgumentException notAnAddress) {
      // Told below, with the rule.
    }
    throw new TypeConversionException(
        "'" + text + "' must be an address such as http://127.0.0.1:4242/webhooks/stripe");
  }
}
