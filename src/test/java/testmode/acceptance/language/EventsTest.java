package testmode.acceptance.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.acceptance.evidence.NotOffered;
import testmode.acceptance.language.Events.Forgery;
import testmode.driver.EventDeliveries.Delivery;
import testmode.driver.Flow;
import testmode.driver.Money;
import testmode.driver.StripeLedger.Payment;
import testmode.driver.WebhookManners;

/** A receiver that answers as it should not is told of with both sides and by what it answered. */
class EventsTest {

  private static final Money PRICE = new Money(4000, "eur");
  private static final Order ORDER = new Order("A-1", "ord_1", PRICE, Flow.SHOPPER_CONFIRM);

  private final FakeApp app = new FakeApp();
  private final Accounts accounts =
      new Accounts(app.stage, new Orders(app.stage, new Prices(app.stage)));
  private final Events events = new Events(app.stage, accounts, new Finding(app.stage, accounts));

  @BeforeEach
  void anOrderIsPaid() {
    Map<String, String> metadata = Map.of("order", ORDER.id());
    app.payments = List.of(new Payment("pi_1", "succeeded", PRICE, metadata, List.of()));
  }

  @Test
  void aFalseEventThatWasTakenIsToldWithBooksAndLedger() {
    assertThat(forged(Forgery.WITHOUT_SIGNATURE, 200))
        .isEqualTo(
            """
            The merchant should refuse an event without a signature with 400, 401 or 403, but \
            answered 200.
              merchant's books : paid, fulfilled 1 ×
              Stripe's ledger  : no charge (PaymentIntent succeeded)
              network          : no fault (seed 1)
              look at          : is an event refused that has no signature, whatever it says?\
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "WITH_ANOTHER_SECRET, 200, is the signature of every event verified",
    "AN_HOUR_OLD, 204, is the time in the signature held against the clock",
    "WITHOUT_SIGNATURE, 500, the receiver broke on it (500)",
    "WITHOUT_SIGNATURE, 422, if 422 is how the app refuses",
    "WITHOUT_SIGNATURE, 0, gave no answer at all",
  })
  void whereToLookFollowsFromWhatWasAnsweredToAFalseEvent(
      Forgery forgery, int status, String hint) {
    assertThat(forged(forgery, status)).contains("look at          : ").contains(hint);
  }

  @Test
  void aMadeUpEventSaysPaidOfADeclinedPaymentUnderTheSignatureOfStripesOwn() {
    events.madeUp(ORDER, Forgery.ALTERED);

    assertThat(app.acts)
        .singleElement()
        .asString()
        .contains("evt_2madeup", "\"type\":\"payment_intent.succeeded\"")
        .contains("\"status\":\"succeeded\"", "\"amount_received\":4000")
        .endsWith("with {Stripe-Signature=t=1,v1=00000000}");
  }

  @Test
  void ofASessionNoEventIsMadeUp() {
    app.manners =
        new WebhookManners(
            "checkout.session.completed", Set.of(), WebhookManners.REFUSALS, Duration.ZERO);

    assertThat(catchThrowable(() -> events.madeUp(ORDER, Forgery.ALTERED)))
        .isInstanceOf(NotOffered.class)
        .hasMessageContaining("checkout.session.completed");
  }

  @Test
  void aReceiverThatBreaksIsNotAccusedOfBelieving() {
    assertThat(forged(Forgery.ALTERED, 503)).doesNotContain("verified");
  }

  @ParameterizedTest
  @CsvSource({
    "500, true, what did the app print",
    "404, true, is webhook.path right",
    "400, true, it is not the signature",
    "400, false, does it check with the secret of webhook.secret",
  })
  void whereToLookFollowsFromWhatWasAnsweredToATrueEvent(
      int status, boolean tookOthers, String hint) {
    app.deliveries = List.of(delivery(tookOthers ? 200 : status));
    app.status = status;
    events.sentAboutAnotherShop(ORDER);

    assertThat(catchThrowable(events::wasAcknowledged))
        .hasMessageStartingWith(
            "The merchant should acknowledge the event with 2xx, but answered "
                + status
                + "; Stripe would send it again for days.\n"
                + "  merchant's books : paid, fulfilled 1 ×")
        .hasMessageContaining(hint);
  }

  @Test
  void deliveriesThatWereTooFewAreTold() {
    app.deliveries = List.of(delivery(503), delivery(200));

    assertThat(catchThrowable(() -> events.wasDeliveredIn(ORDER, 3)))
        .hasMessageStartingWith(
            "Stripe should have delivered the paid event of order A-1 in 3 attempts, but the"
                + " receiver answered 503, then answered 200.\n  merchant's books : ");
  }

  @Test
  void booksThatCannotBeReadHideNothingElse() {
    app.books = null;

    assertThat(forged(Forgery.WITHOUT_SIGNATURE, 500))
        .startsWith("The merchant should refuse an event without a signature")
        .contains("  merchant's books : could not be read: my shop answered 500\n")
        .contains("  Stripe's ledger  : no charge (PaymentIntent succeeded)\n");
  }

  private String forged(Forgery forgery, int status) {
    app.status = status;
    events.forged(ORDER, forgery);
    return catchThrowable(events::wasRefused).getMessage();
  }

  private static Delivery delivery(int status) {
    return new Delivery("evt_1", WebhookManners.PAID, 1, 0, status, status == 200);
  }
}
