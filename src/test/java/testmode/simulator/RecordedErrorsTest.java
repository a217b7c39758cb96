package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.simulator.facts.StripeFact;

/** Repeats recorded refusals of bad parameters: every key and every word must agree. */
final class RecordedErrorsTest {
  private static StripeSimulator simulator;
  private static Wire wire;

  @BeforeAll
  static void start() {
    simulator = StripeSimulator.start(SimulatorConfig.defaults());
    wire = Wire.bearer(simulator, "sk_test_errors");
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private static void same(String recording, Wire.Reply seen) {
    Recording.same(recording, seen);
    assertThat(seen.header("Stripe-Should-Retry")).isNull();
  }

  @Test
  @StripeFact(source = OBSERVED, ref = "recordings 073a", on = "2026-09-20")
  void aLimitThatIsNoNumber() {
    same("073a-list-limit-not-integer", wire.get("/v1/customers?limit=abc"));
  }

  @Test
  @StripeFact(source = OBSERVED, ref = "recordings 073b", on = "2026-09-20")
  void anUnknownParameterOfAList() {
    same("073b-unknown-query-parameter", wire.get("/v1/customers?wat=x"));
  }

  @Test
  @StripeFact(source = OBSERVED, ref = "recordings 073c", on = "2026-09-20")
  void anUnknownParameterInsideAKnownOne() {
    same("073c-unknown-nested-parameter", wire.post("/v1/customers", "invoice_settings[nope]=x"));
  }

  @Test
  @StripeFact(source = OBSERVED, ref = "recordings 082b", on = "2026-09-20")
  void anAmountThatIsMissing() {
    same("082b-missing-parameter", wire.post("/v1/payment_intents", "currency=cad"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "metadata=x | metadata | Invalid metadata: metadata must be a set of key-value pairs",
        "metadata[order][0]=x | metadata | Invalid value type: {\"0\":\"x\"} must be a string",
        "preferred_locales[a]=de | preferred_locales | Invalid array",
        "preferred_locales=de | preferred_locales | Invalid array",
        "invoice_settings=x | invoice_settings | Invalid object",
        "name[]=wrong&name[]=type | name | Invalid string: {\"0\":\"wrong\",\"1\":\"type\"}",
        "invoice_settings[custom_fields][0][name]= | invoice_settings[custom_fields][0][name] |"
            + " You passed an empty string for 'invoice_settings[custom_fields][0][name]'. We"
            + " assume empty values are an attempt to unset a parameter; however"
            + " 'invoice_settings[custom_fields][0][name]' cannot be unset. You should remove"
            + " 'invoice_settings[custom_fields][0][name]' from your request or supply a"
            + " non-empty value."
      })
  @StripeFact(
      source = OBSERVED,
      ref =
          "probe: Kiln-AI/stripe_world, refusal matrix; stripe/stripe-ruby #384, stripe-cli #1064",
      on = "2026-09-22")
  void aValueOfTheWrongShape(String form, String param, String message) {
    Wire.Reply reply = wire.post("/v1/customers", form);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error().get("param").getAsString()).isEqualTo(param);
    assertThat(reply.error().get("message").getAsString()).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource({"tax_exempt", "address[country][x]"})
  @StripeFact(
      source = OBSERVED,
      ref = "probe: Kiln-AI/stripe_world, refusal matrix",
      on = "2026-09-22")
  void aRefusalNamesItsParameterInFull(String name) {
    Wire.Reply reply = wire.post("/v1/customers", name + "=totally_invalid");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error().get("message").getAsString()).startsWith("Invalid ");
    assertThat(name).startsWith(reply.error().get("param").getAsString());
  }

  @Test
  @StripeFact(source = ASSUMED, ref = "the sentence is probed, the order not", on = "2026-11-23")
  void aWordThatIsNoneOfTheAllowedOnes() {
    assertThat(wire.post("/v1/customers", "tax_exempt=no").error().get("message").getAsString())
        .isEqualTo("Invalid tax_exempt: must be one of exempt, none, or reverse");
    assertThat(wire.post("/v1/customers", "tax_exempt=").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"abc, created", "1.5, created"})
  @StripeFact(source = ASSUMED, ref = "the words of recordings 073a", on = "2026-11-23")
  void aTimeThatIsNoNumber(String value, String param) {
    Wire.Reply reply = wire.get("/v1/customers?" + param + "=" + value);
    assertThat(reply.error().get("message").getAsString()).isEqualTo("Invalid integer: " + value);
    Wire.Reply range = wire.get("/v1/customers?" + param + "[gte]=" + value);
    assertThat(range.error().get("param").getAsString()).isEqualTo("created[gte]");
    assertThat(wire.get("/v1/customers?created[on]=1").error().get("message").getAsString())
        .isEqualTo("Received unknown parameter: created[on]");
  }

  @Test
  @StripeFact(source = ASSUMED, ref = "5000 documented, the text is not", on = "2026-11-23")
  void aStringThatIsTooLong() {
    Wire.Reply reply = wire.post("/v1/customers", "description=" + "ab".repeat(2_501));
    assertThat(reply.error().get("message").getAsString())
        .isEqualTo("Invalid string: ababab...ababab; must be at most 5000 characters");
    assertThat(wire.post("/v1/customers", "description=" + "ab".repeat(2_500)).status())
        .isEqualTo(200);
  }
}
