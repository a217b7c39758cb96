package testmode.driver.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.driver.Flow;
import testmode.driver.Money;
import testmode.driver.mapping.MappingFile;
import testmode.driver.web.TinyServer;

/** What is said when the app does not take whoever asks. */
class TurnedAwayTest {

  private static final String MAPPING =
      """
      merchant: {name: other, baseUrl: "http://127.0.0.1:1"}
      keys: {secret: sk_test_other}
      auth:
        office: {steps: [{request: {method: POST, path: /login, form: {user: a}}}]}
      flows:
        server-confirm:
          createPayment: {steps: [{request: {method: POST, path: /pay, json: {total: "${scenario.minor}"}}}]}
      operations:
        orderStatus:
          WHO
          steps: [{request: {method: GET, path: /order}, extract: {state: {json: /state}}}]
          states: {paid: done}
        refund:
          auth: office
          steps: [{request: {method: POST, path: /refund}, expect: {status: 200}}]
      """;

  private final TinyServer app = new TinyServer();

  @AfterEach
  void close() {
    app.close();
  }

  private MappedMerchant merchant(String who) {
    String yaml = MAPPING.replace("    WHO\n", who.isEmpty() ? "" : "    " + who + "\n");
    return Merchants.along(
        MappingFile.parse("other.yaml", yaml, Map.of()),
        app.uri(),
        app.uri(),
        exchange -> {},
        StripeWitness.NONE);
  }

  private void readingTheBooks(String who, String... words) {
    MappedMerchant merchant = merchant(who);
    String order = merchant.placeOrder(Flow.SERVER_CONFIRM, Money.parse("10.00 EUR"));
    assertThatThrownBy(() -> merchant.books(order)).hasMessageContainingAll(words);
  }

  private void refunding(String... words) {
    MappedMerchant merchant = merchant("");
    String order = merchant.placeOrder(Flow.SERVER_CONFIRM, Money.parse("10.00 EUR"));
    assertThatThrownBy(() -> merchant.refund(order, Money.parse("1.00 EUR"), null))
        .hasMessageContainingAll(words);
  }

  @Test
  void anOfficeThatCannotLogInWasNotRefusedARefund() {
    app.on("POST /login", 403, "");
    refunding("other failed to refund: the login of role 'office'", "mend auth.office.steps");
  }

  @Test
  void anOfficeWhoseCredentialsAreNotTakenWasNotRefusedARefund() {
    app.on("POST /login", 200, "").on("POST /refund", 401, "");
    refunding("other failed to refund: POST /refund answered 401; it was asked as role 'office'");
  }

  @Test
  void aRefundThatNobodyMayMakeIsRefused() {
    app.on("POST /login", 200, "").on("POST /refund", 403, "");
    MappedMerchant merchant = merchant("");
    String order = merchant.placeOrder(Flow.SERVER_CONFIRM, Money.parse("10.00 EUR"));
    assertThat(merchant.refund(order, Money.parse("1.00 EUR"), null).accepted()).isFalse();
  }

  @Test
  void aLoginThatFailsNamesItsRoleAndItsRequest() {
    app.on("POST /login", 403, "");
    readingTheBooks(
        "auth: office",
        "the login of role 'office', for operations.orderStatus, failed: POST /login answered 403",
        "mend auth.office.steps");
  }

  @Test
  void credentialsThatAreNotTakenNameTheRole() {
    app.on("POST /login", 200, "").on("GET /order", 401, "");
    readingTheBooks(
        "auth: office", "GET /order answered 401; it was asked as role 'office'", "auth.office");
  }

  @Test
  void aPageThatLeadsToTheLoginIsOneThatIsNotShown() {
    app.on("POST /login", 200, "")
        .on(
            "GET /order",
            any -> new TinyServer.Reply(302, "", Map.of("Location", "/sign-in?token=secret")));
    readingTheBooks(
        "auth: office", "GET /order answered 302 and leads to /sign-in; it was asked as role");
  }

  @Test
  void aShopperWhoseSessionIsNotTakenIsToldOf() {
    app.on("GET /order", 401, "");
    readingTheBooks(
        "session: shopper", "asked as the shopper of the order", "operations.orderStatus.auth");
  }

  @Test
  void whoAsksAsNobodyIsToldHowToBeSomebody() {
    app.on("GET /order", 401, "");
    readingTheBooks(
        "", "it was asked as nobody: name a role in operations.orderStatus.auth, or say session");
  }
}
