package testmode.agent;

import java.net.URI;
import java.util.regex.Pattern;

/** The address that calls are led to: always on this machine. */
final class LoopbackBase {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]");

  private LoopbackBase() {}

  /**
   * The address without a slash at its end.
   *
   * @throws IllegalArgumentException unless it is http(s) to a loopback address and nothing more
   */
  static String of(String text) {
    if (text == null || text.isEmpty()) {
      throw new IllegalArgumentException(
          "is not set; it must be the network's address, such as http://127.0.0.1:12112");
    }
    String base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    if (!isLoopback(base)) {
      throw new IllegalArgumentException(
          "("
              + text
              + ") must be http or https to a loopback address, such as http://127.0.0.1:12112;"
              + " nothing was redirected and nothing started");
    }
    return base;
  }

  private static boolean isLoopback(String base) {
    try {
      URI uri = URI.create(base);
      String root = uri.getScheme() + "://" + uri.getRawAuthority();
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && base.equals(root)
          && LOOPBACK.matcher(uri.getHost()).matches();
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }
}
