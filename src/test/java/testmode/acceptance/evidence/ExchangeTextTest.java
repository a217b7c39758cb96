package testmode.acceptance.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExchangeTextTest {

  @Test
  void laysOutRequestFaultAndAnswer() {
    Exchanges exchanges =
        new Exchanges()
            .merchant(
                "POST",
                "/v1/refunds",
                "payment_intent=pi_1&metadata%5Bshop%5D=a",
                "{\"id\":\"re_1\",\"reason\":null,\"status\":\"succeeded\"}",
                0,
                30)
            .losingTheReply();

    assertThat(ExchangeText.of(exchanges.list()))
        .isEqualTo(
            """
            Keys, secrets and card numbers are masked; null and empty values are left out.

            #1  merchant → Stripe   POST /v1/refunds
                at 1970-01-01T00:00:00Z, took 30 ms
                FAULT reply-lost, after Stripe: it has acted
                Idempotency-Key: pay-1
                payment_intent=pi_1
                metadata[shop]=a
              ← 200, lost on its way
                {
                  "id": "re_1",
                  "status": "succeeded"
                }
            """);
  }

  @Test
  void tellsTheNetworksAnswerFromStripes() {
    Exchanges exchanges = new Exchanges().merchant("POST", "/v1/refunds", "", "", 0, 1).refused();

    assertThat(ExchangeText.of(exchanges.list()))
        .contains("← 429, by the network: the request did not arrive");
  }

  @Test
  void showsABodyThatWasCutShortAsItWas() {
    Exchanges exchanges = new Exchanges().merchant("GET", "/v1/x", "", "{\"id\":\"re_", 0, 1);

    assertThat(ExchangeText.of(exchanges.list())).contains("    {\"id\":\"re_");
  }

  @Test
  void tellsThatNothingPassed() {
    assertThat(ExchangeText.of(new Exchanges().list())).isEqualTo("Nothing passed.\n");
  }
}
