package testmode.acceptance.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import testmode.driver.Books;
import testmode.driver.Flow;
import testmode.driver.Money;
import testmode.driver.OrderState;
import testmode.driver.StripeLedger.Charge;
import testmode.driver.StripeLedger.Payment;
import testmode.driver.StripeLedger.Refund;
import testmode.network.Exchange;
import testmode.network.Leg;
import testmode.network.Party;

/** Each difference is explained by what somebody would ask first who saw both sides. */
class HintsTest {

  private static final Money PRICE = new Money(4000, "eur");
  private static final Order ORDER = new Order("A-1", "ord_1", PRICE, Flow.SERVER_CONFIRM);

  private final List<Payment> payments = new ArrayList<>();
  private final List<Exchange> exchanges = new ArrayList<>();
  private final Presses presses = new Presses();

  @Test
  void twoClicksThatBothPaidAreAClaimThatIsMissing() {
    paymentOf("succeeded", PRICE);
    paymentOf("succeeded", PRICE);
    assertThat(hint(OrderState.PAID, 1, 0)).contains("2 PaymentIntents", "first click claim");
  }

  @Test
  void twoPaymentsAfterALostAnswerAreAKeyThatWasNotKept() {
    paymentOf("succeeded", PRICE);
    paymentOf("succeeded", PRICE);
    passed(Party.MERCHANT, Party.STRIPE, "", null, "", Leg.AFTER_STRIPE);
    assertThat(hint(OrderState.PAID, 1, 0)).contains("answer was lost", "key of the first");
  }

  @Test
  void paidWhileTheBankIsAskedIsAStatusThatWasNotRead() {
    paymentOf("requires_action");
    assertThat(hint(OrderState.PAID, 1, 0))
        .contains("waits for the shopper's bank", "opening of its return address");
  }

  @Test
  void paidWithoutAnythingAtStripeIsAProofThatWasNone() {
    assertThat(hint(OrderState.PAID, 1, 0)).contains("taken for proof", "return address");
  }

  @Test
  void anEventThatWasTakenAndChangedNothingIsTold() {
    paymentOf("succeeded", PRICE);
    passed(Party.STRIPE, Party.MERCHANT, "{\"type\": \"payment_intent.succeeded\"}", 200, "", null);
    assertThat(hint(OrderState.PENDING, 0, 0)).contains("2xx", "remembered before");
    assertThat(hint(OrderState.UNKNOWN, 0, 0)).contains("2xx", "find its order");
  }

  @Test
  void aTimeOutIsNoFailure() {
    paymentOf("succeeded", PRICE);
    passed(Party.MERCHANT, Party.STRIPE, "", null, "", Leg.AFTER_STRIPE);
    assertThat(hint(OrderState.PENDING, 0, 0)).contains("a time-out says nothing about money");
  }

  @Test
  void aPaymentThatWasUndoneIsTold() {
    paymentOf("succeeded", PRICE);
    assertThat(hint(OrderState.PENDING, 1, 0)).contains("something undid it");
  }

  @Test
  void anotherAmountIsAboutMinorUnits() {
    paymentOf("succeeded", new Money(400_000, "eur"));
    assertThat(hint(OrderState.PAID, 1, 0)).contains("how are minor units computed for EUR");
  }

  @Test
  void refundsThatTheBooksCountOtherwiseAreTold() {
    paymentOf("succeeded", PRICE);
    assertThat(hint(OrderState.PARTIALLY_REFUNDED, 1, 3000)).contains("each refund booked once");
  }

  @Test
  void whatStripeRefusedSpeaksForItself() {
    passed(
        Party.MERCHANT,
        Party.STRIPE,
        "",
        400,
        "{\"error\": {\"type\": \"idempotency_error\", \"message\": \"Keys differ.\"}}",
        null);
    assertThat(hint(OrderState.PENDING, 0, 0))
        .isEqualTo(
            "Stripe refused POST /v1/payment_intents with 400 (idempotency_error: Keys differ.)");
  }

  @Test
  void aDeclineIsNoRefusal() {
    passed(Party.MERCHANT, Party.STRIPE, "", 402, "{}", null);
    assertThat(hint(OrderState.PENDING, 0, 0))
        .isEqualTo("the exchanges of this scenario, oldest first");
  }

  @Test
  void aSecondPaymentThatCalledNobodyIsAboutTheMappingFile() {
    passed(Party.SHOPPER, Party.MERCHANT, "", 303, "", null);
    passed(Party.MERCHANT, Party.STRIPE, "", 402, "{}", null);
    presses.pressed(ORDER, exchanges);
    presses.pressed(ORDER, exchanges.subList(0, 1));
    String retryPayment =
        "the second payment made no call to Stripe: does the app need retryPayment in the mapping"
            + " file?";

    assertThat(hint(OrderState.PENDING, 0, 0)).isEqualTo(retryPayment);
    assertThat(hint(OrderState.UNKNOWN, 0, 0)).isEqualTo(retryPayment);
  }

  @Test
  void aFirstPaymentOrASecondThatAskedStripeIsNot() {
    passed(Party.SHOPPER, Party.MERCHANT, "", 303, "", null);
    presses.pressed(ORDER, exchanges);
    passed(Party.MERCHANT, Party.STRIPE, "", 402, "{}", null);
    presses.pressed(ORDER, exchanges);

    assertThat(hint(OrderState.PENDING, 0, 0)).startsWith("the exchanges of this scenario");
  }

  @Test
  void aSecondPaymentThatWasNotNeededIsNot() {
    paymentOf("succeeded", PRICE);
    presses.pressed(ORDER, exchanges);
    presses.pressed(ORDER, exchanges);

    assertThat(hint(OrderState.PAID, 1, 0)).startsWith("the exchanges of this scenario");
  }

  @Test
  void anAppWhoseCallsGoElsewhereIsToldWhereTheyShouldGo() {
    passed(Party.SHOPPER, Party.MERCHANT, "", 200, "", null);
    assertThat(traffic().bypassed().orElseThrow())
        .isEqualTo(
            "nothing of the merchant passed the network: set Stripe's API base in the app to"
                + " http://127.0.0.1:12112, and start it with the secret key that its mapping file"
                + " says");
  }

  @Test
  void anAppThatWasNotAskedOrCameThroughIsNotBlamed() {
    assertThat(traffic().bypassed()).isEmpty();
    passed(Party.SHOPPER, Party.MERCHANT, "", 200, "", null);
    passed(Party.MERCHANT, Party.STRIPE, "", 401, "", null);
    assertThat(traffic().bypassed()).isEmpty();
  }

  private Traffic traffic() {
    return new Traffic(exchanges, URI.create("http://127.0.0.1:12112"));
  }

  private String hint(OrderState state, int fulfilments, long refunded) {
    Books books =
        new Books(
            state,
            state.word(),
            PRICE,
            null,
            new Money(refunded, "eur"),
            fulfilments,
            null,
            null,
            null,
            null);
    return new Hints(ORDER, books, payments, traffic(), presses.inVain(ORDER)).first();
  }

  private void paymentOf(String status, Money... charged) {
    List<Refund> none = List.of();
    Money zero = new Money(0, PRICE.currency());
    List<Charge> charges =
        Arrays.stream(charged)
            .map(money -> new Charge("ch_1", true, money, money, zero, null, null, none))
            .toList();
    payments.add(new Payment("pi_" + payments.size(), status, PRICE, Map.of(), charges));
  }

  private void passed(
      Party from,
      Party to,
      String body,
      @Nullable Integer status,
      String answer,
      @Nullable Leg lostOn) {
    exchanges.add(
        new Exchange(
            exchanges.size() + 1,
            from,
            to,
            "POST",
            "/v1/payment_intents",
            "",
            Map.of(),
            body,
            status,
            Map.of(),
            answer,
            0,
            0,
            lostOn == null ? null : "reply-lost",
            lostOn,
            true,
            lostOn == null,
            null));
  }
}
