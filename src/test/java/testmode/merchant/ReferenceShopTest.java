package testmode.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

class ReferenceShopTest {

  private static final ShopConfig CONFIG = TestShop.config(URI.create("http://127.0.0.1:1"));

  @Test
  void everyShopHasBooksOfItsOwn() {
    try (TestShop one = new TestShop();
        TestShop other = new TestShop()) {
      String id = one.order();

      assertThat(one.get("/orders/" + id, "*/*").status()).isEqualTo(200);
      assertThat(other.get("/orders/" + id, "*/*").status()).isEqualTo(404);
    }
  }

  @Test
  void answersNobodyAfterClosing() {
    TestShop shop = new TestShop();
    shop.order();
    shop.close();

    assertThatThrownBy(() -> shop.get("/health", "*/*")).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void saysWhichPortIsTaken() {
    try (ReferenceShop first = ReferenceShop.start(CONFIG)) {
      int port = first.baseUri().getPort();

      assertThatThrownBy(() -> ReferenceShop.start(CONFIG.withPort(port)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("cannot listen on port " + port);
    }
  }
}
