package testmode.acceptance.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import testmode.driver.Books;
import testmode.driver.Flow;
import testmode.driver.Money;
import testmode.driver.OrderState;
import testmode.driver.Settlement;
import testmode.driver.StripeLedger.Charge;
import testmode.driver.StripeLedger.Payment;
import testmode.driver.StripeLedger.Refund;

/** Each difference is worded by what differs, and is to be seen in the cells that differ. */
class ComparisonTest {

  private static final Money PRICE = new Money(4000, "eur");
  private static final Money ZERO = new Money(0, "eur");
  private static final Order ORDER = new Order("A-1", "ord_1", PRICE, Flow.SERVER_CONFIRM);
  private static final Settlement FEES =
      new Settlement(PRICE, new Money(146, "eur"), new Money(3854, "eur"), null);

  private final List<Payment> payments = new ArrayList<>();

  @Test
  void aPaidOrderWithOneChargeAndOneFulfilmentAgrees() {
    charged(PRICE);

    assertThat(differences(books(OrderState.PAID, PRICE, ZERO, 1))).isEmpty();
  }

  @Test
  void goodsThatWentOutTwiceAreNoDifferenceOfBooksAndLedger() {
    charged(PRICE);

    assertOnly(
        books(OrderState.PAID, PRICE, ZERO, 2),
        "Payment and goods differ: order A-1 is paid and should be fulfilled once, but was"
            + " fulfilled 2 ×.",
        MoneyCell.FULFILLED);
  }

  @Test
  void goodsThatWentOutUnpaid() {
    assertOnly(
        books(OrderState.PENDING, ZERO, ZERO, 1),
        "Payment and goods differ: order A-1 is not paid, but was fulfilled 1 ×.",
        MoneyCell.FULFILLED);
  }

  @Test
  void twoChargesForOneOrder() {
    charged(PRICE);
    charged(PRICE);

    assertOnly(
        books(OrderState.PAID, new Money(8000, "eur"), ZERO, 1),
        "Order and charges differ: order A-1 should have one charge at most, but Stripe holds 2.",
        MoneyCell.CHARGES,
        MoneyCell.PAID);
  }

  @Test
  void aChargeOfAnotherAmountThanThePrice() {
    Money more = new Money(4001, "eur");
    charged(more);

    assertOnly(
        books(OrderState.PAID, more, ZERO, 1),
        "Price and charge differ: order A-1 is priced 40.00 EUR, but Stripe charged 40.01 EUR.",
        MoneyCell.PRICE,
        MoneyCell.PAID);
  }

  @Test
  void paidInTheBooksAndNotAtStripe() {
    assertOnly(
        books(OrderState.PAID, ZERO, ZERO, 1),
        "Books and ledger differ: order A-1 is paid in the books, but Stripe holds no charge.",
        MoneyCell.ORDER,
        MoneyCell.CHARGES);
  }

  @Test
  void refundedInTheBooksAndNotAtStripe() {
    charged(PRICE);

    assertOnly(
        books(OrderState.PAID, PRICE, new Money(1000, "eur"), 1),
        "Books and ledger differ: order A-1 has 10.00 EUR booked as refunded, but Stripe refunded"
            + " 0.00 EUR.",
        MoneyCell.REFUNDED);
  }

  @Test
  void refundedByMoreThanWasPaid() {
    Money back = new Money(5000, "eur");
    Refund refund = new Refund("re_1", "succeeded", back);
    payments.add(payment("succeeded", charge(PRICE, back, null, List.of(refund))));

    assertThat(differences(books(OrderState.PARTIALLY_REFUNDED, PRICE, back, 1)))
        .extracting(difference -> difference.sentence(ORDER))
        .containsExactly(
            "Payment and refunds differ: order A-1 was refunded 50.00 EUR, more than the 40.00 EUR"
                + " that were paid.");
  }

  @Test
  void aCancelledOrderThatCouldStillBeCharged() {
    payments.add(payment("requires_action"));

    assertOnly(
        books(OrderState.CANCELLED, ZERO, ZERO, 0),
        "Order and PaymentIntent differ: order A-1 is cancelled, but a PaymentIntent of it is still"
            + " requires_action and could be charged.",
        MoneyCell.PAYMENT_INTENT);
  }

  @Test
  void feesThatWereNotBookedCountForAnAppThatBooksThem() {
    payments.add(payment("succeeded", charge(PRICE, ZERO, FEES, List.of())));
    Books books = books(OrderState.PAID, PRICE, ZERO, 1);

    assertThat(Comparison.of(ORDER, payments, books, true))
        .singleElement()
        .satisfies(difference -> assertThat(difference.cells()).containsExactly(MoneyCell.NET));
    assertThat(Comparison.of(ORDER, payments, books, false)).isEmpty();
  }

  @Test
  void anAppWithoutOrdersIsHeldAgainstItsPricesOnly() {
    charged(PRICE);
    assertThat(Comparison.of(ORDER, payments, null, false)).isEmpty();
    charged(PRICE);
    assertThat(Comparison.of(ORDER, payments, null, false)).hasSize(1);
  }

  private void assertOnly(Books books, String sentence, MoneyCell... cells) {
    assertThat(differences(books))
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.sentence(ORDER)).isEqualTo(sentence);
              assertThat(difference.cells()).containsExactlyInAnyOrder(cells);
            });
  }

  private List<Difference> differences(Books books) {
    return Comparison.of(ORDER, payments, books, true);
  }

  private static Books books(OrderState state, Money paid, Money refunded, int fulfilments) {
    return new Books(
        state, state.word(), PRICE, paid, refunded, fulfilments, null, null, null, null);
  }

  private void charged(Money amount) {
    payments.add(payment("succeeded", charge(amount, ZERO, null, List.of())));
  }

  private static Payment payment(String status, Charge... charges) {
    return new Payment("pi_1", status, PRICE, Map.of(), List.of(charges));
  }

  private static Charge charge(
      Money amount, Money refunded, @Nullable Settlement settlement, List<Refund> refunds) {
    return new Charge("ch_1", true, amount, amount, refunded, null, settlement, refunds);
  }
}
