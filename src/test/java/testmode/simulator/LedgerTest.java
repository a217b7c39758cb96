package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.simulator.facts.StripeFact;

final class LedgerTest {
  private final Till till = new Till();

  @AfterEach
  void close() {
    till.close();
  }

  private BalanceTransaction row(String id) throws Exception {
    return till.stripe.v1().balanceTransactions().retrieve(id);
  }

  private BalanceTransaction rowOfCharge(PaymentIntent intent) throws Exception {
    till.advance(2);
    return row(till.chargeOf(intent).getBalanceTransaction());
  }

  @ParameterizedTest
  @CsvSource({"950, 58", "1000, 59", "1900, 85", "2250, 95", "2500, 103", "22500, 683"})
  @StripeFact(
      source = OBSERVED,
      routes = "GET /v1/balance_transactions/{id}",
      ref = "probe: pay-rails/pay, 22 recorded fees of a US account",
      on = "2026-03-30")
  void aUsAccountPays29PercentAnd30Cents(long amount, long fee) throws Exception {
    BalanceTransaction row = rowOfCharge(till.pay("pm_card_visa", amount, "usd"));
    assertThat(row.getAmount()).isEqualTo(amount);
    assertThat(row.getFee()).isEqualTo(fee);
    assertThat(row.getNet()).isEqualTo(amount - fee);
    assertThat(row.getFeeDetails())
        .singleElement()
        .satisfies(line -> assertThat(line.getAmount()).isEqualTo(fee));
    assertThat(row.getExchangeRate()).isNull();
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/payment_intents", "GET /v1/charges/{id}"},
      ref = "probe: Kiln-AI/stripe_world, a charge read at once and later (021d, 021e)",
      on = "2026-09-20")
  void theRowOfAnAsyncChargeComesTwoSecondsLaterWithAnEvent() throws Exception {
    PaymentIntent intent = till.pay("pm_card_visa", 4000, "usd");
    till.advance(1);
    assertThat(till.chargeOf(intent).getBalanceTransaction()).isNull();
    till.advance(1);
    assertThat(till.chargeOf(intent).getBalanceTransaction()).startsWith("txn_3");
    assertThat(till.eventTypes()).endsWith("payment_intent.succeeded", "charge.updated");
    assertThat(till.events().get(3).getAsJsonObject("data").get("previous_attributes"))
        .hasToString("{\"balance_transaction\":null}");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "GET /v1/payment_intents/{id}",
      ref = "probe: pay-rails/pay, a payment intent expanded three ways (014a)",
      on = "2025-11-10")
  void chargeRowAndRefundsCanBeReadInOneAnswer() throws Exception {
    PaymentIntent intent = till.pay("pm_card_visa", 3000, "usd");
    till.advance(2);
    till.stripe
        .v1()
        .refunds()
        .create(
            RefundCreateParams.builder().setPaymentIntent(intent.getId()).setAmount(1L).build());
    Charge charge =
        till.stripe
            .v1()
            .paymentIntents()
            .retrieve(
                intent.getId(),
                PaymentIntentRetrieveParams.builder()
                    .addExpand("latest_charge.balance_transaction")
                    .addExpand("latest_charge.refunds.data.balance_transaction")
                    .build())
            .getLatestChargeObject();
    assertThat(charge.getBalanceTransactionObject().getFee()).isEqualTo(117);
    assertThat(charge.getRefunds().getData())
        .singleElement()
        .satisfies(
            refund -> assertThat(refund.getBalanceTransactionObject().getAmount()).isEqualTo(-1));
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"POST /v1/payment_intents", "GET /v1/charges/{id}"},
      ref = "probe: pay-rails/pay, capture_method automatic at 2023-10-16",
      on = "2026-03-30")
  void theRowOfASynchronousChargeIsThereAtOnce() throws Exception {
    PaymentIntent intent =
        till.stripe
            .v1()
            .paymentIntents()
            .create(
                Till.payment(4000, "usd")
                    .setPaymentMethod("pm_card_visa")
                    .setConfirm(true)
                    .setCaptureMethod(CaptureMethod.AUTOMATIC)
                    .build());
    assertThat(till.chargeOf(intent).getBalanceTransaction()).startsWith("txn_3");
    till.advance(5);
    assertThat(till.eventTypes()).doesNotContain("charge.updated");
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = "GET /v1/balance_transactions/{id}",
      ref = "recordings 083b, 083c, 083d, 083e (not redistributed)",
      on = "2023-12-25")
  void aChargeInEuroSettlesInDollarsAndItsRefundCostsMore() throws Exception {
    till.settings("{\"fx\": {\"eur\": \"1.0834\"}}");
    PaymentIntent intent = till.pay("pm_card_visa", 4000, "eur");
    BalanceTransaction charge = rowOfCharge(intent);
    // 40.00 EUR x 1.0834 x 0.98 = 42.46928 USD
    assertThat(charge.getCurrency()).isEqualTo("usd");
    assertThat(charge.getAmount()).isEqualTo(4247);
    assertThat(charge.getExchangeRate()).isEqualByComparingTo("1.06173");
    assertThat(charge.getFee()).isEqualTo(153);
    assertThat(charge.getNet()).isEqualTo(4094);
    Refund refund =
        till.stripe
            .v1()
            .refunds()
            .create(RefundCreateParams.builder().setPaymentIntent(intent.getId()).build());
    assertThat(refund.getCurrency()).isEqualTo("eur");
    BalanceTransaction back = row(refund.getBalanceTransaction());
    // 40.00 EUR x 1.0834 = 43.336 USD
    assertThat(back.getAmount()).isEqualTo(-4334);
    assertThat(back.getExchangeRate()).isEqualByComparingTo("1.0834");
    assertThat(back.getFee()).isZero();
    assertThat(back.getDescription()).isEqualTo("REFUND FOR CHARGE");
  }

  @ParameterizedTest
  @CsvSource({
    // currency, minor units, mid rate, settled cents, shown rate
    "jpy, 5000, 0.0067, 3283, 0.6566",
    "kwd, 12500, 3.25, 3981, 0.3185",
    "gbp, 1999, 1.2687, 2485, 1.24333"
  })
  @StripeFact(
      source = OBSERVED,
      routes = "GET /v1/balance_transactions/{id}",
      ref = "recordings 083a (not redistributed)",
      on = "2023-10-30")
  void currenciesOfEveryExponentSettleExactly(
      String currency, long amount, String mid, long cents, String shown) throws Exception {
    till.settings("{\"fx\": {\"" + currency + "\": \"" + mid + "\"}}");
    PaymentIntent intent = till.pay("pm_card_visa", amount, currency);
    BalanceTransaction row = rowOfCharge(intent);
    assertThat(intent.getAmountReceived()).isEqualTo(amount);
    assertThat(row.getAmount()).isEqualTo(cents);
    assertThat(row.getExchangeRate()).isEqualByComparingTo(shown);
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      routes = {"GET /v1/balance_transactions/{id}", "GET /v1/balance"},
      ref = "probe: pay-rails/pay, available_on of a new account (015c)",
      on = "2026-09-20")
  void moneyIsAvailableAtTheMidnightAWeekLater() throws Exception {
    PaymentIntent intent = till.pay("pm_card_visa", 1000, "usd");
    BalanceTransaction row = rowOfCharge(intent);
    assertThat(row.getAvailableOn())
        .isEqualTo(Instant.parse("2026-11-30T00:00:00Z").getEpochSecond());
    assertThat(row.getStatus()).isEqualTo("pending");
    assertThat(till.stripe.v1().balance().retrieve().getPending().get(0).getAmount())
        .isEqualTo(941);
    till.advance(7 * 86_400);
    assertThat(row(row.getId()).getStatus()).isEqualTo("available");
    assertThat(till.stripe.v1().balance().retrieve().getAvailable().get(0).getAmount())
        .isEqualTo(941);
  }

  @ParameterizedTest
  @CsvSource({
    // account's country, fixed part, card, minor units, fee: all three as recorded
    "US, 290, 30, usd, pm_card_fr, 100, 34",
    "CA, 290, 30, cad, pm_card_visa, 4400, 193",
    "SG, 340, 50, sgd, pm_card_visa, 10000, 440",
    "US, 290, 30, usd, pm_card_visa, 100, 33"
  })
  @StripeFact(
      source = DOCUMENTED,
      routes = "GET /v1/balance_transactions/{id}",
      ref = "https://stripe.com/pricing",
      on = "2026-11-23")
  void aForeignCardCostsMore(
      String country,
      int basisPoints,
      long fixed,
      String currency,
      String card,
      long amount,
      long fee)
      throws Exception {
    till.settings(
        "{\"country\": \"%s\", \"fee_basis_points\": %d, \"fee_fixed\": %d, \"settlement_currency\": \"%s\"}"
            .formatted(country, basisPoints, fixed, currency));
    assertThat(rowOfCharge(till.pay(card, amount, currency)).getFee()).isEqualTo(fee);
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      routes = "GET /v1/balance_transactions/{id}",
      ref = "https://docs.stripe.com/testing",
      on = "2025-06-01")
  void theMoneyOfOneCardIsAvailableAtOnce() throws Exception {
    assertThat(rowOfCharge(till.pay("pm_card_bypassPending", 1000, "usd")).getStatus())
        .isEqualTo("available");
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      routes = {"POST /v1/refunds", "GET /v1/balance_transactions", "GET /v1/charges/{id}"},
      ref = "the card's page names neither amount nor delay",
      on = "2026-11-23")
  void aRefundThatFailsBringsTheMoneyBack() throws Exception {
    PaymentIntent intent = till.pay("pm_card_refundFail", 1000, "usd");
    till.stripe
        .v1()
        .refunds()
        .create(RefundCreateParams.builder().setPaymentIntent(intent.getId()).build());
    till.advance(10);
    assertThat(
            till.stripe
                .v1()
                .balanceTransactions()
                .list(BalanceTransactionListParams.builder().setType("refund_failure").build())
                .getData())
        .singleElement()
        .satisfies(row -> assertThat(row.getNet()).isEqualTo(1000));
    assertThat(till.chargeOf(intent).getAmountRefunded()).isZero();
  }
}
