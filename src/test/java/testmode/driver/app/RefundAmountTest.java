package testmode.driver.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.driver.Flow;
import testmode.driver.Money;
import testmode.driver.mapping.MappingFile;
import testmode.driver.web.TinyServer;

/** What is sent to an app that always asks for an amount. */
class RefundAmountTest {

  private static final String MAPPING =
      """
      merchant: {name: other, baseUrl: "http://127.0.0.1:1"}
      keys: {secret: sk_test_other}
      flows:
        server-confirm:
          createPayment: {steps: [{request: {method: POST, path: /pay, json: {total: "${scenario.minor}"}}}]}
      operations:
        refund:
          steps:
            - request: {method: POST, path: /refund, json: {m: "${refund.amount.minor}", d: "${refund.amount.major}"}}
      """;

  private final TinyServer app = new TinyServer().on("POST /refund", 200, "{}");
  private final MappedMerchant merchant =
      Merchants.along(
          MappingFile.parse("other.yaml", MAPPING, Map.of()),
          app.uri(),
          app.uri(),
          exchange -> {},
          StripeWitness.NONE);
  private final String order = merchant.placeOrder(Flow.SERVER_CONFIRM, Money.parse("40.00 EUR"));

  @AfterEach
  void close() {
    app.close();
  }

  private void isAskedFor(String body) {
    assertThat(app.last().body()).isEqualTo(body);
  }

  @Test
  void theWholeRestIsANumberToo() {
    merchant.refund(order, null, null);
    isAskedFor("{\"m\":4000,\"d\":\"40.00\"}");
  }

  @Test
  void whatTheAppGaveBackAlreadyIsNotAskedForAgain() {
    merchant.refund(order, Money.parse("10.00 EUR"), null);
    isAskedFor("{\"m\":1000,\"d\":\"10.00\"}");

    merchant.refund(order, null, null);
    isAskedFor("{\"m\":3000,\"d\":\"30.00\"}");
  }

  @Test
  void aRequestThatIsRepeatedUnderItsKeyIsOneRefund() {
    merchant.refund(order, Money.parse("10.00 EUR"), "r-1");
    merchant.refund(order, Money.parse("10.00 EUR"), "r-1");

    merchant.refund(order, null, null);
    isAskedFor("{\"m\":3000,\"d\":\"30.00\"}");
  }

  @Test
  void whatTheAppTurnedDownIsStillLeft() {
    app.on("POST /refund", 409, "{}");
    merchant.refund(order, Money.parse("10.00 EUR"), null);

    merchant.refund(order, null, null);
    isAskedFor("{\"m\":4000,\"d\":\"40.00\"}");
  }

  @Test
  void aRefundTooManyIsAskedForInFull() {
    merchant.refund(order, null, null);
    merchant.refund(order, null, null);
    isAskedFor("{\"m\":4000,\"d\":\"40.00\"}");
  }
}
