package testmode.acceptance.saboteurs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import testmode.acceptance.selection.Selection;
import testmode.driver.settings.Settings;

class WhenToPlayTest {

  private static final Map<String, String> KEYS =
      Map.of("STRIPE_SECRET_KEY", "sk_test_x", "STRIPE_PUBLISHABLE_KEY", "pk_test_x");

  @Test
  void saboteursPlayWhenEverythingIsAskedOfOurShop() {
    assertThat(WhenToPlay.reasonNotTo(settings(Map.of()), Selection.ALL)).isEmpty();
  }

  @Test
  void theyStayAwayWhenAPartIsAskedFor() {
    Selection tags = new Selection(null, "@INT-025.7", null, false, null);
    Selection again = new Selection(null, null, null, true, null);

    assertThat(WhenToPlay.reasonNotTo(settings(Map.of()), tags))
        .hasValue("not everything was asked for (cucumber.filter.tags=@INT-025.7)");
    assertThat(WhenToPlay.reasonNotTo(settings(Map.of()), again)).isPresent();
  }

  @Test
  void ofSeveralShardsTheFirstPlaysThem() {
    assertThat(inShard("1/2")).isTrue();
    assertThat(inShard("2/2")).isFalse();
  }

  @Test
  void oneThatPlaysTheWholeRunIsAlone() {
    Settings settings = settings(Map.of("testmode.saboteur", "M07"));
    assertThat(WhenToPlay.reasonNotTo(settings, Selection.ALL))
        .hasValue("M07 plays the whole run by itself");
  }

  @Test
  void anotherMerchantIsNotTheirs() {
    Settings settings =
        settings(Map.of("testmode.merchant", "fixtures/merchants/reference-shop.yaml"));
    assertThat(WhenToPlay.reasonNotTo(settings, Selection.ALL).orElse(""))
        .contains("another merchant is plugged in");
  }

  @Test
  void theyNeverMeetARealAccount() {
    assertThat(WhenToPlay.reasonNotTo(Settings.read(Map.of(), KEYS), Selection.ALL).orElse(""))
        .contains("never meet a real account");
  }

  private static boolean inShard(String shard) {
    Selection selection = new Selection(null, null, null, false, shard);
    return WhenToPlay.reasonNotTo(settings(Map.of("testmode.shard", shard)), selection).isEmpty();
  }

  private static Settings settings(Map<String, String> properties) {
    return Settings.read(properties, Map.of());
  }
}
