package testmode.acceptance.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.acceptance.evidence.Exchanges.PAYMENT;
import static testmode.acceptance.evidence.Exchanges.SUCCEEDED;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SequenceDiagramTest {

  private static final String INTENTS = "/v1/payment_intents";

  @Test
  void drawsALostReplyALostRequestARefusalAndAnEvent() throws IOException {
    Exchanges exchanges =
        new Exchanges()
            .shopper("POST", "/orders/ord_7Hx29Fabcd/pay", "{}", "{\"outcome\":\"paid\"}", 0, 50)
            .merchant("POST", INTENTS, PAYMENT, SUCCEEDED, 10, 15)
            .losingTheReply()
            .merchant("POST", INTENTS, PAYMENT, "", 20, 25)
            .losingTheRequest()
            .merchant("POST", INTENTS, PAYMENT, "", 30, 31)
            .refused()
            .merchant("POST", INTENTS, PAYMENT, SUCCEEDED, 40, 45)
            .event("payment_intent.succeeded", 60, 65);

    assertThat(SequenceDiagram.source(exchanges.in("The reply is lost")))
        .isEqualTo(golden("lost-and-refused.puml"));
  }

  @Test
  void theNetworkHasALifelineOnlyWhereAFaultHappened() {
    String source =
        SequenceDiagram.source(
            new Exchanges().merchant("POST", INTENTS, PAYMENT, SUCCEEDED, 0, 1).in("Paid"));

    assertThat(source)
        .doesNotContain("\"network\"")
        .doesNotContain("\"shopper")
        .contains("M -> S : POST /v1/payment_intents\\n40.00 EUR, pm_card_visa\n")
        .contains("S --> M : 200 · succeeded, 40.00 EUR\n");
  }

  @Test
  void anAnswerToAnEventSaysWhatItMeansWhoGaveItAndToWhichEvent() {
    String source =
        SequenceDiagram.source(
            new Exchanges()
                .event("payment_intent.succeeded", 0, 5)
                .refusedOnTheWay()
                .event("payment_intent.succeeded", 10, 15)
                .losingTheAcknowledgement()
                .event("charge.succeeded", 20, 25)
                .in("Events"));

    assertThat(source)
        .contains(
            "N --[#C0392B]> S : 503 by the network, the merchant saw nothing\\n"
                + "payment_intent.succeeded\n",
            "M --> N : 200 acknowledged\\npayment_intent.succeeded\n",
            "N --[#C0392B]>x S : lost\n",
            "M --> S : 200 acknowledged · charge.succeeded\n");
  }

  @Test
  void theSameQuestionWithTheSameAnswerIsDrawnOnceAndCounted() {
    Exchanges exchanges = new Exchanges();
    for (int i = 0; i < 12; i++) {
      exchanges.shopper("GET", "/orders/1", "", "{\"status\":\"pending\"}", 10L * i, 10L * i + 1);
    }

    assertThat(SequenceDiagram.source(exchanges.in("Waiting")))
        .containsOnlyOnce("A -> M : GET /orders/1\n")
        .contains("... the same 11 times more ...\n");
  }

  @Test
  void aLongStoryKeepsItsBeginningAndItsEndAndSaysWhatIsLeftOut() {
    Exchanges exchanges = new Exchanges();
    for (int i = 0; i < SequenceDiagram.LIMIT + 20; i++) {
      exchanges.shopper("GET", "/orders/" + i, "", "", 10L * i, 10L * i + 1);
    }

    assertThat(SequenceDiagram.source(exchanges.in("Long")))
        .contains("GET /orders/0\n", "GET /orders/99\n")
        .doesNotContain("GET /orders/60\n")
        .contains("... 20 messages left out, all are in the exchanges ...\n");
  }

  @Test
  void aScenarioWithoutTrafficSaysSo() {
    assertThat(SequenceDiagram.source(new Exchanges().in("Silence"))).contains("nothing passed");
  }

  @Test
  void aNameCannotBecomePlantUml() {
    assertThat(SequenceDiagram.source(new Exchanges().in("**A** <b>name</b>\n!include x %date()")))
        .contains("title ~**A~** <U+003C>b>name<U+003C>/b> !include x <U+0025>date()\n");
  }

  private static String golden(String name) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(SequenceDiagramTest.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
