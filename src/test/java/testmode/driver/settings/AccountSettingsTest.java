package testmode.driver.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountSettingsTest {
  private static final String KEY = "rk_test_51AbCdEfGhIjKlMnOp";
  private static final Map<String, String> ENVIRONMENT = Map.of("STRIPE_SECRET_KEY", KEY);

  @Test
  void aSecretKeyIsEnoughForStripeItself() {
    AccountSettings account = AccountSettings.read(Map.of(), ENVIRONMENT, null);

    assertThat(account).isEqualTo(new AccountSettings(URI.create("https://api.stripe.com"), KEY));
    assertThat(account).hasToString("AccountSettings[https://api.stripe.com]");
  }

  @Test
  void theOptionCountsMoreThanTheProperty() {
    AccountSettings account =
        AccountSettings.read(
            Map.of("testmode.stripe.base", "http://127.0.0.1:1"),
            ENVIRONMENT,
            Map.entry("--stripe-base", "http://127.0.0.1:2/"));

    assertThat(account.stripe()).isEqualTo(URI.create("http://127.0.0.1:2"));
  }
}
