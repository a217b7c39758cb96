package testmode.acceptance.language;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import testmode.driver.Ability;
import testmode.driver.Money;
import testmode.driver.Settlement;
import testmode.driver.StripeLedger.Charge;
import testmode.driver.StripeLedger.Payment;
import testmode.driver.StripeLedger.Refund;

/** What Stripe holds. */
public final class StripeSide {

  private final Stage stage;
  private final Accounts accounts;
  private final Prices prices;
  private final Finding finding;

  public StripeSide(Stage stage, Accounts accounts, Prices prices, Finding finding) {
    this.stage = stage;
    this.accounts = accounts;
    this.prices = prices;
    this.finding = finding;
  }

  /** Exactly so many charges of the order, no more and no fewer. */
  public void holdsCharges(Order order, long number) {
    List<Charge> seen = when(() -> accounts.chargesOf(order), charges -> charges.size() == number);
    if (seen.size() != number) {
      throw finding.about(
          order,
          "Stripe should hold "
              + Count.of(number, "charge")
              + " for order "
              + order
              + ", but holds "
              + Count.of(seen.size(), "charge")
              + ".");
    }
  }

  /** Exactly so many charges, each of this amount. */
  public void holdsCharges(Order order, long number, Money written) {
    Optional<Money> meant = prices.meant(order, written);
    holdsCharges(order, number);
    if (number > 0 && meant.isEmpty()) {
      notePriceIsNotTold();
    }
    meant.ifPresent(amount -> eachIsOf(order, amount));
  }

  private void notePriceIsNotTold() {
    stage.doesNotLookAt("prices", "the app did not tell what an order costs");
  }

  private void eachIsOf(Order order, Money amount) {
    for (Charge charge : accounts.chargesOf(order)) {
      if (!charge.amount().equals(amount)) {
        throw finding.about(
            order,
            "Stripe's charge of order "
                + order
                + " should be "
                + amount
                + ", but is "
                + charge.amount()
                + ".");
      }
    }
  }

  /** The charge in the number that goes over the wire. */
  public void chargeCounts(Order order, long minorUnits) {
    stage.needs(Ability.CHOSEN_PRICE);
    for (Charge charge : charged(order)) {
      if (charge.amount().minor() != minorUnits) {
        throw finding.about(
            order,
            "Stripe's charge of order "
                + order
                + " should count "
                + minorUnits
                + " minor units, but counts "
                + charge.amount().minor()
                + ".");
      }
    }
  }

  /** Exactly so many attempts that the bank declined. */
  public void holdsDeclinedAttempts(Order order, long number) {
    long seen =
        accounts.paymentsOf(order).stream()
            .flatMap(payment -> payment.charges().stream())
            .filter(charge -> !charge.succeeded())
            .count();
    if (seen != number) {
      throw finding.about(
          order,
          "Stripe should hold "
              + Count.of(number, "declined attempt")
              + " for order "
              + order
              + ", but holds "
              + Count.of(seen, "declined attempt")
              + ".");
    }
  }

  /** No refund. */
  public void holdsNoRefund(Order order) {
    holdRefunds(order, 0, Optional.of(new Money(0, order.currency())));
  }

  /** So many refunds, each of this amount. */
  public void holdsRefunds(Order order, long number, Money written) {
    holdRefunds(
        order,
        number,
        prices
            .meant(order, written)
            .map(each -> new Money(each.minor() * number, each.currency())));
  }

  /** So many refunds, of this amount together. */
  public void holdsRefundsTogether(Order order, long number, Money written) {
    holdRefunds(order, number, prices.meant(order, written));
  }

  private void holdRefunds(Order order, long number, Optional<Money> together) {
    List<Refund> seen =
        when(
            () -> Accounts.refunds(accounts.chargesOf(order)), refunds -> refunds.size() == number);
    long sum = seen.stream().mapToLong(refund -> refund.amount().minor()).sum();
    if (together.isEmpty()) {
      notePriceIsNotTold();
    }
    if (seen.size() != number || together.filter(money -> money.minor() != sum).isPresent()) {
      throw finding.about(
          order,
          "Stripe should hold "
              + Count.of(number, "refund")
              + together.map(money -> " of " + money).orElse("")
              + " for order "
              + order
              + ", but holds "
              + Count.of(seen.size(), "refund")
              + " of "
              + new Money(sum, together.map(Money::currency).orElse(order.currency()))
              + ".",
          "is a refund recognised when it is asked for again (an idempotency key, what is left to"
              + " refund)?");
    }
  }

  /** The charge is refunded to the last minor unit. */
  public void chargeIsRefundedInFull(Order order) {
    for (Charge charge : charged(order)) {
      if (!charge.refunded().equals(charge.amount())) {
        throw finding.about(
            order,
            "The charge of order "
                + order
                + " should be refunded in full, but "
                + charge.refunded()
                + " of "
                + charge.amount()
                + " is.");
      }
    }
  }

  /** No payment of the order can be paid any more, and none was. */
  public void paymentIntentIsCanceled(Order order) {
    List<Payment> seen =
        when(
            () -> accounts.paymentsOf(order),
            payments -> payments.stream().allMatch(payment -> payment.status().equals("canceled")));
    if (seen.isEmpty() || !seen.stream().allMatch(payment -> payment.status().equals("canceled"))) {
      throw finding.about(
          order,
          "The PaymentIntent of order " + order + " should be canceled at Stripe, but is not.",
          "the shopper could still approve and be charged for an order that the shop gave up");
    }
  }

  /** Gross, fee and net of the charge in settlement currency. */
  public void settles(Order order, Money gross, Money fee, Money net) {
    Settlement seen =
        accounts.chargesOf(order).stream()
            .map(Charge::settlement)
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow(
                () ->
                    finding.about(
                        order, "Stripe should have settled order " + order + ", but has not."));
    if (!seen.gross().equals(gross) || !seen.fee().equals(fee) || !seen.net().equals(net)) {
      throw finding.about(
          order,
          "The ledger should settle order "
              + order
              + " with "
              + gross
              + ", fee "
              + fee
              + ", net "
              + net
              + ", but has "
              + seen
              + ".");
    }
  }

  /** The order's charges; what is said of a charge is not true of none. */
  private List<Charge> charged(Order order) {
    List<Charge> charges = accounts.chargesOf(order);
    if (charges.isEmpty()) {
      throw finding.about(
          order, "Stripe should hold a charge for order " + order + ", but holds none.");
    }
    return charges;
  }

  private <T> T when(java.util.function.Supplier<T> look, Function<T, Boolean> satisfied) {
    stage.settle();
    return stage.await(look, satisfied::apply);
  }
}
