package testmode.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LabTest {
  private static final Pattern STRUCK =
      Pattern.compile(
          "Stripe -> merchant +POST /webhooks/stripe \\S+  400  .* event-unsigned, before"
              + " merchant");

  private final Console console = new Console();

  @Test
  void thePrintedLinePaysTheOrderAndTheFaultIsShownWhereItStruck() {
    int code = console.run(this::pay, "lab", "--port", "0", "--fault", "event-unsigned");

    assertThat(code).isZero();
    assertThat(console.out())
        .contains("Fault      event-unsigned: ")
        .containsPattern("merchant -> Stripe +POST /v1/payment_intents  200  \\d+ ms\\R")
        .containsPattern(STRUCK)
        .doesNotContain("pk_test_lab", "whsec_");
  }

  @Test
  void anUnknownFaultIsAnsweredWithTheAllowedOnes() {
    assertThat(console.run("lab", "--fault", "reply-lots")).isEqualTo(2);
    assertThat(console.err())
        .startsWith("fault (reply-lots) is unknown; did you mean reply-lost? Allowed: request-lost")
        .contains("event-repeated")
        .hasLineCount(1);
  }

  private void pay() {
    Matcher line = Pattern.compile("curl (\\S+) .*-d '(.*)'").matcher(console.out());
    assertThat(line.find()).isTrue();
    HttpRequest payment =
        HttpRequest.newBuilder(URI.create(line.group(1)))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(line.group(2)))
            .build();
    try {
      HttpResponse<String> paid = HttpClient.newHttpClient().send(payment, BodyHandlers.ofString());
      assertThat(paid.body()).contains("\"outcome\":\"paid\"");
      Awaitility.await().until(() -> STRUCK.matcher(console.out()).find());
    } catch (IOException | InterruptedException broken) {
      throw new AssertionError("the printed line does not work", broken);
    }
  }
}
