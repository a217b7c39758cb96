package testmode.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testmode.doctor.Finding.Sign;

/** Each app is wrong in one way, which its finding names, with what mends it. */
class DoctorTest {

  private static final String ORDER =
      """
      operations:
        orderStatus:
          steps:
            - request: {method: GET, path: /order}
              extract: {state: {json: /state}, amount: {json: /total}, currency: {json: /currency}}
          states: {pending: new, paid: sent}
      """;

  private static final String REFUND =
      """
      operations:
        refund:
          steps:
            - request: {method: POST, path: /refund}
      """;

  @TempDir private Path folder;

  @Test
  void everyMistakeOfTheFileIsTold() throws IOException {
    try (SickApp app = new SickApp(folder)) {
      Diagnosis diagnosis = app.with("webhok: {path: /x}\nadvise: {}\n").examined();

      assertThat(diagnosis.exitCode()).isEqualTo(2);
      Finding file = app.finding("mapping file");
      assertThat(file.seen()).isEqualTo("2 mistakes");
      assertThat(file.details())
          .hasSize(2)
          .first()
          .asString()
          .contains("key 'webhok' is unknown; did you mean 'webhook'?");
      assertThat(app.told).hasSize(1);
    }
  }

  @Test
  void aFileThatIsNotThereIsAMistake() {
    Path nowhere = folder.resolve("nowhere.yaml");
    Doctor.Request request = new Doctor.Request(nowhere, 1, Path.of("features"), false);

    Diagnosis diagnosis = Doctor.examine(request, finding -> {});

    assertThat(diagnosis.exitCode()).isEqualTo(2);
    assertThat(diagnosis.findings().get(0).details()).singleElement().asString().contains("exist");
  }

  @Test
  void anAppThatIsNotUpIsToldWithWhatItWillLack() throws IOException {
    SickApp app = new SickApp(folder);
    app.close();

    Diagnosis diagnosis = app.examined();

    assertThat(diagnosis.exitCode()).isEqualTo(3);
    assertThat(app.finding("app").seen()).contains("nothing listens on port");
    assertThat(app.finding("abilities").details())
        .anyMatch(line -> line.contains("refunds") && line.contains("operations.refund"));
    assertThat(diagnosis.result()).isEqualTo("red: start the app first.");
  }

  @Test
  void anAppThatAnswersWithoutAskingStripeIsToldToLeadItsCallsHere() throws IOException {
    try (SickApp app = new SickApp(folder)) {
      app.replacing("name: sick app,", "name: sick app, redirect: java agent,");
      Diagnosis diagnosis = app.pays(200, "{\"result\":\"thanks\"}").examined();

      assertThat(diagnosis.exitCode()).isEqualTo(1);
      Finding calls = app.finding("stripe calls");
      assertThat(calls.seen())
          .isEqualTo(
              "the app answered (POST /pay answered 200), and nothing of it passed the network");
      assertThat(calls.remedy())
          .contains("http://127.0.0.1:" + app.network() + " (by java agent, as merchant.redirect")
          .contains("docs/getting-there.md");
      assertThat(calls.details()).containsExactly("it said: {\"result\":\"thanks\"}");
      assertThat(app.finding("keys").sign()).isEqualTo(Sign.NONE);
      assertThat(diagnosis.result()).isEqualTo("red: mend 'stripe calls' first, as its line says.");
    }
  }

  @Test
  void anAppThatCannotReachStripeIsToldFromOneThatDoesNotAskIt() throws IOException {
    try (SickApp app = new SickApp(folder)) {
      app.pays(502, "{\"error\":\"connection refused\"}").examined();

      assertThat(app.finding("stripe calls").seen())
          .isEqualTo(
              "POST /pay answered 502, and nothing came to the network: most often, the app failed"
                  + " to reach Stripe");
    }
  }

  @Test
  void anOrderThatTheAppCannotPlaceIsNotBlamedOnStripesAddress() throws IOException {
    try (SickApp app = new SickApp(folder)) {
      app.server.on("POST /cart", 500, "{\"error\":\"database is locked\"}");
      app.replacing(
              "    createPayment:",
              """
                  placeOrder:
                    steps:
                      - request: {method: POST, path: /cart}
                        extract: {order: {json: /id}}
                  createPayment:\
              """)
          .examined();

      Finding calls = app.finding("stripe calls");
      assertThat(calls.seen())
          .isEqualTo(
              "POST /cart answered 500: it placed no order, and nothing came to the network");
      assertThat(calls.remedy())
          .startsWith("See in its log why, and compare flows.server-confirm.placeOrder with");
    }
  }

  @Test
  void aRequestThatTheAppDoesNotKnowIsTheMappingsMistake() throws IOException {
    try (SickApp app = new SickApp(folder)) {
      app.pays(404, "no such page").examined();

      Finding calls = app.finding("stripe calls");
      assertThat(calls.seen()).contains("turned the request down before it asked Stripe");
      assertThat(calls.remedy()).contains("flows.server-confirm");
    }
  }

  @Test
  void trafficUnderAnotherKeyIsToldByKindAndLastCharacters() throws IOException {
    try (SickApp app = new SickApp(folder)) {
      app.charges("sk_test_anotherapp9999", "{\"result\":\"thanks\"}").examined();

      assertThat(app.finding("stripe calls").seen()).contains("under another key");
      assertThat(app.finding("keys").seen())
          .isEqualTo(
              "test secret sk_test_****9999; the file says sk_test_****2026 and pk_test_****2026");
      assertThat(app.told.toString()).doesNotContain("anotherapp", "thesickapp");
    }
  }

  @Test
  void aRestrictedKeyOfTheSameAccountAgrees() throws IOException {
    try (SickApp app = new SickApp(folder)) {
      app.charges("rk_test_thesickapp2026", "{\"result\":\"thanks\"}").examined();

      assertThat(app.finding("keys").seen())
          .isEqualTo("test restricted rk_test_****2026, as in the file");
    }
  }

  @Test
  void aLiveKeyEndsTheLooking() throws IOException {
    try (SickApp app = new SickApp(folder)) {
      String live = "sk_" + "live_51thesickapp2026";
      Diagnosis diagnosis = app.charges(live, "{\"result\":\"thanks\"}").examined();

      assertThat(diagnosis.exitCode()).isEqualTo(2);
      assertThat(app.finding("keys").seen()).contains("sk_live_****2026");
      assertThat(app.told).noneMatch(it -> it.question().equals("order state"));
    }
  }

  @Test
  void aKeyThatStripeRefusesIsToldInStripesWords() throws IOException {
    try (SickApp app = new SickApp(folder)) {
      app.charges("sk_test_invalidsickapp", "{\"result\":\"thanks\"}").examined();

      assertThat(app.finding("stripe calls").seen()).contains("none created a payment");
      assertThat(app.finding("keys").seen()).contains("Stripe refuses a key: Invalid API Key");
    }
  }

  @Test
  void anAnswerThatNoRuleFitsIsShown() throws IOException {
    try (SickApp app = new SickApp(folder)) {
      Diagnosis diagnosis = app.charges(SickApp.KEY, "{\"state\":\"done\"}").examined();

      assertThat(diagnosis.exitCode()).isEqualTo(1);
      assertThat(app.finding("stripe calls").sign()).isEqualTo(Sign.GREEN);
      Finding payment = app.finding("payment");
      assertThat(payment.seen())
          .contains("at Stripe: succeeded")
          .contains("no rule of outcome fits");
      assertThat(payment.details()).containsExactly("it said: {\"state\":\"done\"}");
    }
  }

  @Test
  void anAppThatSaysPaidWithoutMoneyIsNotBelieved() throws IOException {
    try (SickApp app = new SickApp(folder)) {
      app.server.on(
          "POST /pay",
          asked -> {
            app.ask("amount=4000&currency=eur");
            return app.says("thanks");
          });
      app.examined();

      assertThat(app.finding("payment").seen())
          .isEqualTo("the app says paid, Stripe says requires_payment_method");
    }
  }

  @Test
  void aStateThatTheFileDoesNotTranslateIsNamed() throws IOException {
    try (SickApp app = new SickApp(folder).with(ORDER)) {
      app.server.on("GET /order", 200, "{\"state\":\"done\",\"total\":4000,\"currency\":\"EUR\"}");
      app.charges(SickApp.KEY, "{\"result\":\"thanks\"}").examined();

      assertThat(app.finding("order state").seen()).contains("has the state 'done'");
    }
  }

  @Test
  void anAppThatHasNoOrderBeforeItIsPaidIsToldWhatToSay() throws IOException {
    try (SickApp app = new SickApp(folder).with(ORDER)) {
      app.server.on("GET /order", 404, "{}");
      app.sells(SickApp.KEY, "{\"state\":\"sent\",\"total\":4000,\"currency\":\"EUR\"}");
      app.examined();

      Finding order = app.finding("order state");
      assertThat(order.seen())
          .startsWith("it is told after the payment, but not before: ")
          .endsWith("GET /order answered 404");
      assertThat(order.remedy()).contains("missing: {state: pending, status: 404}");
    }
  }

  @Test
  void anAppThatSaysSoHasNoOrderBeforeItIsPaid() throws IOException {
    String late = ORDER + "    missing: {state: pending, status: 404}\n";
    try (SickApp app = new SickApp(folder).with(late)) {
      app.server.on("GET /order", 404, "{}");
      app.sells(SickApp.KEY, "{\"state\":\"sent\",\"total\":4000,\"currency\":\"EUR\"}");
      app.examined();

      assertThat(app.finding("order state").sign()).isEqualTo(Sign.GREEN);
    }
  }

  @Test
  void amountsInAnotherUnitAreNoticed() throws IOException {
    try (SickApp app = new SickApp(folder).with(ORDER)) {
      app.server.on("GET /order", 200, "{\"state\":\"sent\",\"total\":40,\"currency\":\"EUR\"}");
      app.charges(SickApp.KEY, "{\"result\":\"thanks\"}").examined();

      Finding order = app.finding("order state");
      assertThat(order.seen()).isEqualTo("'sent' is paid, and Stripe's ledger says 40.00 EUR");
      assertThat(order.details())
          .containsExactly("the order's amount is 0.40 EUR: is the unit right?");
    }
  }

  @Test
  void anAppThatIsJudgedByItsOwnPriceIsToldSo() throws IOException {
    try (SickApp app = new SickApp(folder).with(ORDER)) {
      app.replacing(
          "    createPayment:\n", "    price: {from: total, currency: eur}\n    createPayment:\n");
      app.replacing(
          "\"${scenario.minor}\"}}\n", "1}}\n          extract: {total: {json: /total}}\n");
      app.server.on("GET /order", 200, "{\"state\":\"sent\",\"total\":4000,\"currency\":\"EUR\"}");
      app.charges(SickApp.KEY, "{\"result\":\"thanks\",\"total\":4000}").examined();

      Finding order = app.finding("order state");
      assertThat(order.sign()).isEqualTo(Sign.GREEN);
      assertThat(order.details())
          .singleElement()
          .asString()
          .startsWith("the price is what the app says (price.from: total)");
    }
  }

  @Test
  void aLiveKeyHidesNoOtherMistake() throws IOException {
    try (SickApp app = new SickApp(folder)) {
      app.replacing("sk_test_thesickapp2026", "sk_" + "live_51thesickapp2026");
      app.with("webhok: {}\n").examined();

      assertThat(app.finding("mapping file").details())
          .hasSize(2)
          .anyMatch(line -> line.contains("a live key (sk_live_****2026)"))
          .anyMatch(line -> line.contains("'webhok' is unknown"));
      assertThat(app.told.toString()).doesNotContain("51thesick");
    }
  }

  @Test
  void anAmountThatIsNoNumberIsARedLineAndNoTrace() throws IOException {
    try (SickApp app = new SickApp(folder).with(ORDER)) {
      app.server.on("GET /order", 200, "{\"state\":\"sent\",\"total\":[],\"currency\":\"EUR\"}");
      Diagnosis diagnosis = app.charges(SickApp.KEY, "{\"result\":\"thanks\"}").examined();

      assertThat(diagnosis.exitCode()).isEqualTo(1);
      assertThat(app.finding("order state").sign()).isEqualTo(Sign.RED);
    }
  }

  @Test
  void aRefundThatIsOnlyAnsweredIsRed() throws IOException {
    try (SickApp app = new SickApp(folder).with(REFUND)) {
      app.server.on("POST /refund", 200, "{\"refunded\":true}");
      app.charges(SickApp.KEY, "{\"result\":\"thanks\"}").examined();

      assertThat(app.finding("refund").seen())
          .isEqualTo("the app accepted it, and Stripe's ledger has no refund");
    }
  }

  @Test
  void aReceiverWhoseSecretNobodySaysIsAskedForIt() throws IOException {
    try (SickApp app = new SickApp(folder).with("webhook: {path: /events}\n")) {
      app.charges(SickApp.KEY, "{\"result\":\"thanks\"}").examined();

      assertThat(app.finding("signed event").remedy()).contains("webhook.secret");
    }
  }

  @Test
  void allGreenEndsWithTheCommandThatRunsTheScenarios() throws IOException {
    try (SickApp app = new SickApp(folder)) {
      Diagnosis diagnosis = app.charges(SickApp.KEY, "{\"result\":\"thanks\"}").examined();

      assertThat(diagnosis.exitCode()).isZero();
      assertThat(diagnosis.result())
          .isEqualTo(
              "green: run  mvn verify -Dtestmode.merchant=%s -Dtestmode.network.port=%d"
                  .formatted(folder.resolve("sick.yaml"), app.network()));
      assertThat(app.finding("payment").seen())
          .isEqualTo("40.00 EUR paid with pm_card_visa in server-confirm");
    }
  }

  @Test
  void anAppThatRunsHasToBeToldItsPort() throws IOException {
    Path file = folder.resolve("somewhere.yaml");
    Files.writeString(
        file,
        Files.readString(Path.of("fixtures/merchants/reference-shop.yaml"))
            .replace("launch: reference", "baseUrl: \"http://127.0.0.1:9\""));
    Doctor.Request request = new Doctor.Request(file, 0, Path.of("features"), false);

    Diagnosis diagnosis = Doctor.examine(request, finding -> {});

    assertThat(diagnosis.exitCode()).isEqualTo(2);
    assertThat(diagnosis.findings().get(1).remedy()).contains("--network-port");
  }
}
