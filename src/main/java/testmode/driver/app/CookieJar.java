package testmode.driver.app;

import java.net.URI;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of one browser, as far as a shop on one host needs them: name, path, host, and being
 * deleted. A secure cookie is sent on http too, as browsers do to the machine they run on; one that
 * expires within a scenario does not. Thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6265">RFC 6265</a>
 */
final class CookieJar {

  private record Cookie(String name, String value, String domain, boolean anyBelow, String path) {

    boolean replaces(Cookie other) {
      return name.equals(other.name) && domain.equals(other.domain) && path.equals(other.path);
    }

    boolean goesTo(URI uri) {
      String host = host(uri);
      String asked = uri.getPath().isEmpty() ? "/" : uri.getPath();
      boolean hostFits = host.equals(domain) || anyBelow && host.endsWith("." + domain);
      boolean below = path.endsWith("/") ? asked.startsWith(path) : asked.startsWith(path + "/");
      return hostFits && (asked.equals(path) || below);
    }
  }

  private final InstantSource clock;

  /** In order of arrival; guarded by this. */
  private final List<Cookie> cookies = new ArrayList<>();

  CookieJar(InstantSource clock) {
    this.clock = clock;
  }

  /** Takes what an answer from there gives, each as it stands in {@code Set-Cookie}. */
  synchronized void keep(URI from, List<String> setCookies) {
    setCookies.forEach(line -> keep(from, line));
  }

  private void keep(URI from, String line) {
    String[] parts = line.split(";");
    int equals = parts[0].indexOf('=');
    if (equals < 1) {
      return;
    }
    String domain = host(from);
    String path = folder(from);
    boolean anyBelow = false;
    boolean deleted = false;
    for (int i = 1; i < parts.length; i++) {
      String[] attribute = parts[i].strip().split("=", 2);
      String value = attribute.length == 1 ? "" : attribute[1].strip();
      switch (attribute[0].toLowerCase(Locale.ROOT)) {
        case "path" -> path = value.startsWith("/") ? value : path;
        case "max-age" -> deleted = value.matches("-\\d+|0+");
        case "expires" -> deleted |= isPast(value);
        case "domain" -> {
          if (!value.isEmpty()) {
            domain = value.replaceFirst("^\\.", "").toLowerCase(Locale.ROOT);
            anyBelow = true;
          }
        }
        default -> {}
      }
    }
    String name = parts[0].substring(0, equals).strip();
    String value = parts[0].substring(equals + 1).strip();
    Cookie cookie = new Cookie(name, value, domain, anyBelow, path);
    cookies.removeIf(cookie::replaces);
    boolean ofThisHost = host(from).equals(domain) || host(from).endsWith("." + domain);
    if (!deleted && ofThisHost) {
      cookies.add(cookie);
    }
  }

  /** The header for a request there, the most special path first; empty for none. */
  synchronized Optional<String> header(URI to) {
    return Optional.of(
            cookies.stream()
                .filter(cookie -> cookie.goesTo(to))
                .sorted(Comparator.comparing((Cookie cookie) -> -cookie.path().length()))
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; ")))
        .filter(header -> !header.isEmpty());
  }

  /** The value of the cookie of that name, the newest if there are several; null for none. */
  synchronized @Nullable String value(String name) {
    return cookies.stream()
        .filter(cookie -> cookie.name().equals(name))
        .map(Cookie::value)
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  private boolean isPast(String expires) {
    try {
      return ZonedDateTime.parse(
              expires.replaceFirst("(\\d{2})-(\\w{3})-(\\d{4})", "$1 $2 $3"),
              DateTimeFormatter.RFC_1123_DATE_TIME)
          .toInstant()
          .isBefore(clock.instant());
    } catch (DateTimeException unusual) {
      return false;
    }
  }

  private static String host(URI uri) {
    return uri.getHost().toLowerCase(Locale.ROOT);
  }

  /** Where a cookie counts that names no path. */
  private static String folder(URI uri) {
    int slash = uri.getPath().lastIndexOf('/');
    return slash < 1 ? "/" : uri.getPath().substring(0, slash);
  }
}
