package testmode.acceptance.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DiagramDrawerTest {

  @Test
  void drawsEveryArrowThatTheSourceCanHold() {
    Exchanges exchanges =
        new Exchanges()
            .shopper("POST", "/orders/1/pay", "{}", "", 0, 90)
            .merchant("POST", "/v1/payment_intents", Exchanges.PAYMENT, "", 10, 15)
            .losingTheReply()
            .merchant("POST", "/v1/payment_intents", Exchanges.PAYMENT, "", 20, 25)
            .losingTheRequest()
            .merchant("POST", "/v1/payment_intents", Exchanges.PAYMENT, "", 30, 35)
            .refused();

    String picture =
        new String(
            DiagramDrawer.svg(SequenceDiagram.source(exchanges.in("Ada's <day>: 100 %"))),
            StandardCharsets.UTF_8);

    assertThat(picture)
        .startsWith("<")
        .contains("<svg", "reply-lost", "request-lost", "refused-429", "Ada's &lt;day&gt;: 100 %")
        .doesNotContain("Syntax Error");
  }
}
