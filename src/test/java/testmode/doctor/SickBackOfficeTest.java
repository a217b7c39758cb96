package testmode.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testmode.driver.web.TinyServer;

/** Apps whose books, refunds, receiver or place are wrong in one way. */
class SickBackOfficeTest {

  private static final String THANKS = "{\"result\":\"thanks\"}";
  private static final String SENT = "{\"state\":\"sent\"}";
  private static final String OFFICE =
      """
      operations:
        orderStatus:
          steps: [{request: {method: GET, path: /order}, extract: {state: {json: /state}}}]
          states: {pending: new, paid: sent}
        refund:
          steps: [{request: {method: POST, path: /refund}}]
      """;
  private static final String RECEIVER = "webhook: {path: /events, secret: whsec_sick}\n";

  @TempDir private Path folder;

  /** Whose order is answered so, once its money went back. */
  private Finding refund(int status, String body) throws IOException {
    try (SickApp app = new SickApp(folder).with(OFFICE)) {
      AtomicBoolean back = new AtomicBoolean();
      app.server.on(
          "POST /refund",
          asked -> {
            app.giveBack();
            back.set(true);
            return app.says("done");
          });
      app.server.on(
          "GET /order",
          asked ->
              back.get()
                  ? new TinyServer.Reply(status, body, Map.of())
                  : new TinyServer.Reply(200, SENT, Map.of()));
      app.charges(SickApp.KEY, THANKS).examined();
      return app.finding("refund");
    }
  }

  @Test
  void aWordThatIsNewAfterARefundIsToBeAdded() throws IOException {
    assertThat(refund(200, "{\"state\":\"returned\"}").remedy())
        .isEqualTo("Add the word to operations.orderStatus.states.");
  }

  @Test
  void booksThatAreNotShownAfterARefundAreNoMissingWord() throws IOException {
    Finding finding = refund(500, "");

    assertThat(finding.seen()).contains("GET /order answered 500");
    assertThat(finding.remedy()).startsWith("Mend operations.orderStatus:").doesNotContain("word");
  }

  @Test
  void aRefundThatIsTurnedDownWithoutKnownWordsShowsTheAnswer() throws IOException {
    try (SickApp app = new SickApp(folder).with(OFFICE)) {
      app.server.on("GET /order", 200, SENT).on("POST /refund", 403, "");
      app.charges(SickApp.KEY, THANKS).examined();

      assertThat(app.finding("refund").seen()).isEqualTo("turned down: POST /refund answered 403");
    }
  }

  private Finding event(int status) throws IOException {
    try (SickApp app = new SickApp(folder).with(RECEIVER)) {
      app.server.on("POST /events", status, "");
      app.charges(SickApp.KEY, THANKS).examined();
      return app.finding("signed event");
    }
  }

  @Test
  void aReceiverThatTakesAForgedEventIsToldToCheck() throws IOException {
    Finding finding = event(200);

    assertThat(finding.seen()).endsWith("and one with a wrong signature with 200");
    assertThat(finding.remedy()).contains("must check Stripe-Signature");
  }

  @Test
  void aReceiverBehindTheLoginIsToldApartFromOneThatBroke() throws IOException {
    assertThat(event(403).remedy()).contains("take the receiver out of the app's login");
    assertThat(event(500).remedy()).contains("its own log says why");
  }

  @Test
  void anotherProgramAtTheAppsPortIsToldOf() throws IOException {
    try (SickApp app = new SickApp(folder)) {
      app.server.on("GET /health", 404, "");

      Diagnosis diagnosis = app.examined();

      assertThat(diagnosis.exitCode()).isEqualTo(3);
      assertThat(app.finding("app").seen())
          .contains("GET /health answered 404, so something listens there")
          .contains("another program");
    }
  }
}
