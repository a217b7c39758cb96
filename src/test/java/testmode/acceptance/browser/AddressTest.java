package testmode.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:1/a?b=c%20d&e=f#g, http://127.0.0.1:1/a?b=c%20d&e=f#g",
    "https://shop.test/a?b=c|d^e, https://shop.test/a?b=c%7Cd%5Ee",
    "https://shop.test/a?b=100%, https://shop.test/a?b=100%25",
    "https://shop.test/a?b=é, https://shop.test/a?b=%C3%A9",
    "about:blank, about:blank",
    "http://[broken, about:unreadable",
    ", about:unreadable",
  })
  void anAddressOfABrowserIsRead(String browsers, String ours) {
    assertThat(Address.of(browsers)).hasToString(ours);
  }
}
