package testmode.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopConfigTest {

  private static final URI STRIPE = URI.create("http://127.0.0.1:1");
  private static final ShopConfig GOOD =
      ShopConfig.of(STRIPE, "sk_test_abc123", "pk_test_abc123", "whsec_abc123", "token-abc123");

  @Test
  void hasThePoliciesOfTheBusinessAsDefaults() {
    assertThat(GOOD.calls().timeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(GOOD.calls().retryWaits())
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    assertThat(GOOD.underWay()).isEqualTo(Duration.ofMinutes(5));
    assertThat(GOOD.reservation()).isEqualTo(Duration.ofMinutes(15));
    assertThat(GOOD.webhookTolerance()).isEqualTo(Duration.ofSeconds(300));
    assertThat(GOOD.port()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "sk_live_abc123, pk_test_a, whsec_a, t, secretKey is a live key",
    "rk_live_abc123, pk_test_a, whsec_a, t, secretKey is a live key",
    "sk_test_a, pk_live_abc123, whsec_a, t, publishableKey is a live key",
    "pk_test_abc123, pk_test_a, whsec_a, t, secretKey must start with sk_test_ or rk_test_",
    "sk_test_, pk_test_a, whsec_a, t, secretKey must start with",
    "'sk_test_abc123 ', pk_test_a, whsec_a, t, no spaces",
    "sk_test_a, sk_test_abc123, whsec_a, t, publishableKey must start with pk_test_",
    "sk_test_a, pk_test_a, abc123, t, webhookSecret must start with whsec_",
    "sk_test_a, pk_test_a, whsec_, t, webhookSecret must start with whsec_",
    "sk_test_a, pk_test_a, whsec_a, ' ', adminToken must not be blank",
  })
  void refusesKeysOfTheWrongKindWithoutShowingThem(
      String secret, String publishable, String webhook, String admin, String message) {
    assertThatThrownBy(() -> ShopConfig.of(STRIPE, secret, publishable, webhook, admin))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("abc123"));
  }

  @Test
  void restrictedKeysAreWelcome() {
    assertThat(ShopConfig.of(STRIPE, "rk_test_a", "pk_test_a", "whsec_a", "t").keys().secretKey())
        .isEqualTo("rk_test_a");
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    refused(() -> GOOD.withPort(65_536), "port (65536)");
    refused(() -> GOOD.withCalls(Duration.ZERO, List.of()), "callTimeout (PT0S)");
    refused(() -> GOOD.withCalls(Duration.ofDays(31), List.of()), "callTimeout");
    refused(
        () -> GOOD.withCalls(Duration.ofSeconds(1), List.of(Duration.ofSeconds(-1))), "retryWaits");
    refused(() -> GOOD.withReservation(Duration.ofMinutes(-1)), "reservation (PT-1M)");
    refused(() -> GOOD.withUnderWay(Duration.ZERO), "underWay (PT0S)");
    refused(() -> GOOD.withWebhookTolerance(Duration.ZERO), "webhookTolerance");
    refused(() -> GOOD.withMetadata(Map.of("order_id", "x")), "used by the shop");
    refused(() -> GOOD.withMetadata(Map.of("a[b]", "x")), "brackets");
    refused(() -> GOOD.withMetadata(Map.of("run", "")), "1 to 500");
    refused(
        () -> ShopConfig.of(URI.create("ftp://x"), "sk_test_a", "pk_test_a", "whsec_a", "t"),
        "http(s)");
  }

  @Test
  void canBeLogged() {
    assertThat(GOOD.withMetadata(Map.of("run", "value1")).toString())
        .contains("timeout=PT30S", "run=value1")
        .doesNotContain("abc123");
  }

  private static void refused(Runnable making, String message) {
    assertThatThrownBy(making::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
