package testmode.commands;

import java.net.URI;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An http(s) address on the command line. */
final class WebAddress implements ITypeConverter<URI> {
  private static final List<String> HTTP = List.of("http", "https");

  @Override
  public URI convert(String text) {
    try {
      URI address = URI.create(text);
      if (address.getHost() != null && HTTP.contains(String.valueOf(address.getScheme()))) {
        return address;
      }
    } catch (IllegalArgumentException notAnAddress) {
      // Told below, with the rule.
    }
    throw new TypeConversionException(
        "'" + text + "' must be an address such as http://127.0.0.1:4242/webhooks/stripe");
  }
}
