package testmode.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import testmode.node.Node;

/**
 * Stripe's quick starts for Node, in {@code src/test/node/quickstart}: Stripe's own package,
 * unchanged, whose address of the API is ours. Skipped, with the reason, where Node or the package
 * cannot be had.
 */
class NodeQuickStartTest {
  private static JsonObject outcomes;

  @BeforeAll
  static void runAll() throws IOException, InterruptedException {
    Node node = Node.with("quickstart");
    try (StandAlone simulator = StandAlone.start()) {
      Map<String, String> address = Map.of("STRIPE_API_BASE", simulator.base().toString());
      String printed = node.run("quickstart.js", List.of(), address);
      outcomes = JsonParser.parseString(printed).getAsJsonObject();
    }
  }

  private static void assertOutcome(String quickStart, String expected) {
    assertThat(outcomes.get(quickStart)).isEqualTo(JsonParser.parseString(expected));
  }

  @Test
  void acceptsAPayment() {
    assertOutcome(
        "acceptsAPayment",
        """
        {"before": "requires_payment_method", "secret": true, "after": "succeeded",
         "received": 1999, "charge": "succeeded", "card": "visa"}
        """);
  }

  @Test
  void handlesADecline() {
    assertOutcome(
        "handlesADecline",
        """
        {"error": "StripeCardError", "isCardError": true, "status": 402, "code": "card_declined",
         "declineCode": "insufficient_funds", "after": "requires_payment_method"}
        """);
  }

  @Test
  void handlesThreeDSecure() {
    assertOutcome(
        "handlesThreeDSecure",
        """
        {"before": "requires_action", "redirectStatus": "succeeded", "after": "succeeded"}
        """);
  }

  @Test
  void refunds() {
    assertOutcome(
        "refunds",
        """
        {"part": 1000, "rest": 999, "status": "succeeded", "refunded": true,
         "amountRefunded": 1999}
        """);
  }

  @Test
  void verifiesAWebhook() {
    assertOutcome(
        "verifiesAWebhook",
        """
        {"type": "payment_intent.succeeded", "amount": 1999,
         "forged": "StripeSignatureVerificationError"}
        """);
  }
}
