package testmode.driver.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.driver.Ability;
import testmode.driver.Flow;
import testmode.driver.MerchantApp.Visit;
import testmode.driver.Money;
import testmode.driver.PaymentAnswer;
import testmode.driver.PaymentAnswer.Kind;
import testmode.driver.ScenarioParts;
import testmode.driver.ShopperBrowser;
import testmode.driver.settings.Settings;
import testmode.merchant.Decisions;
import testmode.simulator.ClockMode;
import testmode.simulator.SimulatorConfig;
import testmode.simulator.StripeSimulator;

/** The shopper's browser is asked where Stripe's own page may stand, and nowhere else. */
class ChallengesInTestModeTest {

  private static final Map<String, String> KEYS =
      Map.of("STRIPE_SECRET_KEY", "sk_test_mine", "STRIPE_PUBLISHABLE_KEY", "pk_test_mine");

  private final StripeSimulator stripe =
      StripeSimulator.start(SimulatorConfig.defaults().withClock(ClockMode.TICKING));
  private final Browser browser = new Browser();

  @AfterEach
  void close() {
    stripe.close();
  }

  /** Remembers where it was sent. */
  private static final class Browser implements ShopperBrowser {
    private final List<String> visited = new ArrayList<>();
    private @Nullable Scene scene;
    private @Nullable String whyNot;
    private int asked;

    @Override
    public Optional<String> lacking() {
      asked++;
      return Optional.ofNullable(whyNot);
    }

    @Override
    public void begin(Scene told) {
      scene = told;
    }

    @Override
    public String answerChallenge(URI page, boolean approve) {
      visited.add(page.getPath() + (approve ? " approved" : " failed"));
      if (whyNot != null) {
        throw new IllegalStateException(whyNot);
      }
      return "redirect_status=succeeded";
    }
  }

  private Assembly testMode() {
    return Assembly.open(
        Settings.read(
            Map.of("testmode.seed", "7", "testmode.stripe.base", stripe.baseUri().toString()),
            KEYS));
  }

  private PaymentAnswer challenged(ScenarioParts parts, boolean approve) {
    String order = parts.merchant().placeOrder(Flow.SERVER_CONFIRM, Money.parse("40.00 EUR"));
    assertThat(parts.merchant().pay(order, "pm_card_threeDSecure2Required", Visit.STAYS).kind())
        .isEqualTo(Kind.REQUIRES_ACTION);
    return parts.merchant().answerChallenge(order, approve, Visit.STAYS);
  }

  @Test
  void theBrowserIsSentToThePageAndTheShopBelievesNothingButStripe() {
    try (Assembly assembly = testMode();
        ScenarioParts parts = assembly.scenario("challenged", 1, new Decisions(), browser)) {
      PaymentAnswer answer = challenged(parts, true);

      // The browser only says so: at Stripe nothing was approved.
      assertThat(answer.kind()).isEqualTo(Kind.REQUIRES_ACTION);
      assertThat(browser.visited).containsExactly("/3d_secure_2/hosted approved");
      assertThat(browser.scene.shop()).isEqualTo(shopOf(parts));
    }
  }

  private static URI shopOf(ScenarioParts parts) {
    URI webhook = parts.merchant().webhookUri();
    return URI.create(webhook.getScheme() + "://" + webhook.getAuthority());
  }

  @Test
  void aPageThatTheBrowserCannotPlayIsToldInItsWords() {
    browser.whyNot = "no browser starts here";
    try (Assembly assembly = testMode();
        ScenarioParts parts = assembly.scenario("challenged", 1, new Decisions(), browser)) {
      PaymentAnswer answer = challenged(parts, false);

      assertThat(answer.kind()).isEqualTo(Kind.BROKEN);
      assertThat(answer.failure()).isEqualTo("no browser starts here");
    }
  }

  @Test
  void whatNeedsABrowserIsLackingForTheBrowsersReasonAndOnlyThenIsItAsked() {
    browser.whyNot = "no browser starts here";
    try (Assembly assembly = testMode();
        ScenarioParts parts = assembly.scenario("challenged", 1, new Decisions(), browser)) {
      assertThat(parts.merchant().lacks(Ability.REFUNDS)).isEmpty();
      assertThat(browser.asked).isZero();
      assertThat(parts.merchant().lacks(Ability.AUTHENTICATION)).hasValue("no browser starts here");
      assertThat(parts.merchant().lacks(Ability.BROWSER)).hasValue("no browser starts here");
    }
  }

  @Test
  void aRunThatWasGivenNoBrowserTriesOverHttp() {
    try (Assembly assembly = testMode();
        ScenarioParts parts = assembly.scenario("challenged", 1)) {
      assertThat(parts.merchant().lacks(Ability.BROWSER)).hasValue("this run was given no browser");
      assertThat(parts.merchant().lacks(Ability.AUTHENTICATION)).isEmpty();
      assertThat(challenged(parts, true).kind()).isEqualTo(Kind.PAID);
    }
  }

  @Test
  void theSimulatorsPageIsAnsweredOverHttp() {
    try (Assembly assembly = Assembly.open(Settings.read(Map.of("testmode.seed", "7"), Map.of()));
        ScenarioParts parts = assembly.scenario("challenged", 1, new Decisions(), browser)) {
      assertThat(parts.merchant().lacks(Ability.AUTHENTICATION)).isEmpty();
      assertThat(challenged(parts, true).kind()).isEqualTo(Kind.PAID);
      assertThat(browser.visited).isEmpty();
      assertThat(browser.asked).isZero();
    }
  }
}
