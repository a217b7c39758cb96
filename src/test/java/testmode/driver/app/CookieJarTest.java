package testmode.driver.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CookieJarTest {

  private static final URI SHOP = URI.create("http://shop.test:8080/cart/add");

  private final CookieJar jar =
      new CookieJar(InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z")));

  @Test
  void severalCookiesGoTogetherTheMostSpecialPathFirst() {
    jar.keep(SHOP, List.of("sid=a=b; Path=/; HttpOnly; SameSite=Lax", "csrf=x y; path=/cart"));

    assertThat(jar.header(SHOP)).contains("csrf=x y; sid=a=b");
    assertThat(jar.header(URI.create("http://shop.test:8080/carton"))).contains("sid=a=b");
    assertThat(jar.value("csrf")).isEqualTo("x y");
  }

  @ParameterizedTest
  @CsvSource({
    "http://shop.test:8080/cart/add, true",
    "http://shop.test:8080/cart, true",
    "http://shop.test:8080/, false",
    "http://shop.test:8080, false",
    "http://other.test:8080/cart, false",
  })
  void withoutAPathItCountsBelowWhereItWasGiven(URI asked, boolean sent) {
    jar.keep(SHOP, List.of("step=1"));

    assertThat(jar.header(asked).isPresent()).isEqualTo(sent);
  }

  @Test
  void aDomainCountsForTheHostsBelowAndNoOther() {
    jar.keep(SHOP, List.of("a=1; Path=/; Domain=.shop.test", "b=2; Path=/; Domain=evil.test"));

    assertThat(jar.header(URI.create("http://www.shop.test/"))).contains("a=1");
    assertThat(jar.header(URI.create("http://evil.test/"))).isEmpty();
    assertThat(jar.header(URI.create("http://myshop.test/"))).isEmpty();
  }

  @Test
  void aNewValueReplacesTheOldOne() {
    jar.keep(SHOP, List.of("sid=1; Path=/"));
    jar.keep(SHOP, List.of("sid=2; Path=/", "no cookie"));

    assertThat(jar.header(SHOP)).contains("sid=2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sid=; Max-Age=0; Path=/",
        "sid=gone; Max-Age=-1; Path=/",
        "sid=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
        "sid=; Path=/; expires=Thu, 01-Jan-1970 00:00:00 GMT",
      })
  void aCookieThatIsOverIsForgotten(String over) {
    jar.keep(SHOP, List.of("sid=1; Path=/"));
    jar.keep(SHOP, List.of(over));

    assertThat(jar.header(SHOP)).isEmpty();
    assertThat(jar.value("sid")).isNull();
  }

  @Test
  void aSecureCookieOfLaterEndIsSentOnThisMachineToo() {
    jar.keep(
        SHOP, List.of("sid=1; Path=/; Secure; Max-Age=60; Expires=Tue, 24 Nov 2026 12:00:00 GMT"));

    assertThat(jar.header(SHOP)).contains("sid=1");
  }
}
