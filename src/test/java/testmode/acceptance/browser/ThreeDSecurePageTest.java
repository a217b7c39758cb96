package testmode.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.google.gson.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import testmode.driver.web.TinyServer;
import testmode.network.Exchange;
import testmode.network.Party;

/** The bank's page, the simulator's and one that is framed and scripted as Stripe's own. */
class ThreeDSecurePageTest {

  private final TinyServer shop = new TinyServer();
  private final Pages stripe = new Pages();
  private final SimulatedPages simulator = new SimulatedPages();
  private final TestBrowser browser = new TestBrowser(shop.uri());
  private final JsonObject payment =
      simulator.challengedPayment(URI.create(shop.uri() + "/orders/1/return?order=1"));

  @BeforeAll
  static void aBrowserIsThere() {
    TestBrowser.assumeThere();
  }

  @AfterEach
  void close() {
    shop.close();
    stripe.close();
    simulator.close();
  }

  private String answered(URI page, boolean approve) {
    try (ScenarioBrowser scenario = browser.scenario()) {
      return scenario.answerChallenge(page, approve);
    }
  }

  @Test
  void approvingLeadsBackWithTheStatusAndTheShopHearsNothingYet() {
    String query = answered(SimulatedPages.page(payment), true);

    assertThat(query)
        .startsWith("order=1&payment_intent=" + payment.get("id").getAsString())
        .endsWith("&redirect_status=succeeded");
    assertThat(simulator.status("payment_intents", payment)).isEqualTo("succeeded");
    assertThat(shop.asked()).isEmpty();
  }

  @Test
  void failingLeadsBackAndThePaymentWantsAnotherCard() {
    assertThat(answered(SimulatedPages.page(payment), false)).endsWith("&redirect_status=failed");
    assertThat(simulator.status("payment_intents", payment)).isEqualTo("requires_payment_method");
  }

  @Test
  void abandoningLeavesThePaymentWaiting() {
    Tab tab = browser.tab();
    new ThreeDSecurePage(tab).open(SimulatedPages.page(payment)).abandon();

    assertThat(simulator.status("payment_intents", payment)).isEqualTo("requires_action");
    assertThat(tab.isClosed()).isTrue();
  }

  @Test
  void whatTheTabAskedStripeForIsRecordedAndWhatItAskedTheShopForIsNot() {
    answered(SimulatedPages.page(payment), true);

    assertThat(browser.recorded)
        .extracting(Exchange::from, Exchange::to, Exchange::method, Exchange::status)
        .containsExactly(
            tuple(Party.SHOPPER, Party.STRIPE, "GET", 200),
            tuple(Party.SHOPPER, Party.STRIPE, "POST", 303));
    assertThat(browser.recorded).allMatch(each -> each.path().equals("/3d_secure_2/hosted"));
  }

  /** Frame in frame in frame, each of another site; the button's script comes late. */
  private URI framedPage() {
    String back = shop.uri() + "/orders/1/return?redirect_status=succeeded";
    return stripe
        .with(
            "/hosted",
            "<iframe name='__privateStripeMetricsController1' style='display:none'></iframe>"
                + "<iframe name='__privateStripeFrame1' width=600 height=400 src='"
                + stripe.elsewhere("/three-ds-2-challenge")
                + "'></iframe>")
        .with(
            "/three-ds-2-challenge",
            "<iframe name='stripe-challenge-frame' id='challengeFrame' width=500 height=300 src='"
                + stripe.at("/acs")
                + "'></iframe>")
        .with("/acs", "<iframe name='acsFrame' src='" + stripe.elsewhere("/bank") + "'></iframe>")
        .with(
            "/bank",
            """
            <button id='test-source-authorize-3ds'>Complete</button>
            <button id='test-source-fail-3ds'>Fail</button>
            <script>
              const button = document.getElementById('test-source-authorize-3ds');
              setTimeout(() => button.addEventListener('click', () => {
                setTimeout(() => { top.location = '%s'; }, 200);
              }), 1000);
            </script>
            """
                .formatted(back))
        .at("/hosted");
  }

  @Test
  void aButtonIsFoundInTheInnermostFrameAndPressedUntilItIsHeard() {
    assertThat(answered(framedPage(), true)).isEqualTo("redirect_status=succeeded");
    assertThat(shop.asked()).isEmpty();
  }

  @Test
  void aShopThatSendsItsShoppersToAnotherHostIsUnderstood() {
    URI page =
        stripe
            .with(
                "/elsewhere",
                "<form action='http://localhost:1/back?x=1'><input type=hidden name=redirect_status"
                    + " value=failed><button"
                    + " id='test-source-authorize-3ds'>Complete</button><button"
                    + " id='test-source-fail-3ds'>Fail</button></form>")
            .at("/elsewhere");

    assertThat(answered(page, false)).isEqualTo("redirect_status=failed");
  }

  @Test
  void aPaymentThatNobodyHasToComeBackFromEndsAtStripe() {
    URI page =
        stripe
            .with(
                "/done",
                "<form action='/end'><button id='test-source-authorize-3ds'>Complete</button>"
                    + "<button id='test-source-fail-3ds'>Fail</button></form>")
            .with("/end", "<p id='redirect-status'>succeeded</p>")
            .at("/done");

    assertThat(answered(page, true)).isEmpty();
  }

  @Test
  void aPageWithoutTheButtonIsRefusedInOneSentenceWithoutItsSecrets() {
    URI page = URI.create(stripe.with("/gone", "<p>Gone.</p>").at("/gone") + "?client_secret=s3");
    try (Tab tab = browser.tab(Duration.ofMillis(300))) {
      ThreeDSecurePage bank = new ThreeDSecurePage(tab).open(page);

      assertThatExceptionOfType(PageException.class)
          .isThrownBy(bank::isShown)
          .withMessage(
              "the page "
                  + stripe.at("/gone")
                  + " should offer to approve within 0.3 s, but does not; it is titled \"Test"
                  + " page\"");
    }
  }

  @Test
  void aPageThatFailedIsRememberedAsItWas() {
    ScenarioBrowser scenario = browser.scenario();
    scenario.lent(TestBrowser.shared(), Duration.ofMillis(300));
    URI page = stripe.with("/gone", "<p>Gone.</p>").at("/gone");

    assertThatExceptionOfType(PageException.class)
        .isThrownBy(() -> scenario.answerChallenge(page, true));
    Look look = scenario.look().orElseThrow();
    assertThat(look.address()).isEqualTo(page.toString());
    assertThat(List.of(look.png()[1], look.png()[2], look.png()[3]))
        .containsExactly((byte) 'P', (byte) 'N', (byte) 'G');
  }
}
