package testmode.acceptance.browser;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses as browsers write them, who are not as strict as {@link URI}. */
final class Address {

  /** What stands in no address by the rules: {@code |}, {@code ^}, a percent sign by itself. */
  private static final Pattern LOOSE =
      Pattern.compile("[^A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]|%(?![0-9A-Fa-f]{2})");

  private static final URI UNREADABLE = URI.create("about:unreadable");

  private Address() {}

  /** The same address by the rules; {@code about:unreadable} when it is none at all. */
  static URI of(@Nullable String url) {
    if (url == null) {
      return UNREADABLE;
    }
    try {
      return new URI(LOOSE.matcher(url).replaceAll(loose -> encoded(loose.group().codePointAt(0))));
    } catch (URISyntaxException e) {
      return UNREADABLE;
    }
  }

  private static String encoded(int character) {
    StringBuilder text = new StringBuilder();
    for (byte each : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
      text.append("%%%02X".formatted(each));
    }
    return text.toString();
  }
}
