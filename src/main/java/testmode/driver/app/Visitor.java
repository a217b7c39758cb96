package testmode.driver.app;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import testmode.driver.mapping.MappingFile;
import testmode.driver.web.HttpAnswer;

/**
 * Somebody whom the app knows again from one request to the next: a shopper with one order, or a
 * role that has logged in. Holds cookies and, where the app has one, a bearer session, which every
 * answer may change.
 */
final class Visitor {

  private final CookieJar cookies;
  private final MappingFile.@Nullable Session kind;
  private volatile @Nullable String session;

  Visitor(MappingFile mapping, InstantSource clock) {
    this.cookies = new CookieJar(clock);
    this.kind = mapping.session();
  }

  Optional<String> cookies(URI to) {
    return cookies.header(to);
  }

  /** The value of that cookie; null for none. */
  @Nullable String cookie(String name) {
    return cookies.value(name);
  }

  /** The bearer session as it stands now; null for none. */
  @Nullable String session() {
    return session;
  }

  /** Takes what the answer gives to be shown next time. */
  void saw(URI from, HttpAnswer answer) {
    cookies.keep(from, answer.setCookies());
    if (kind != null) {
      answer
          .header(kind.captureHeader())
          .filter(value -> !value.isBlank())
          .ifPresent(value -> session = value);
    }
  }
}
