package testmode.simulator.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static testmode.simulator.facts.StripeFact.Source.ASSUMED;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.stripe.param.ChargeListParams;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.RefundCreateParams;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import testmode.simulator.facts.StripeFact;
import testmode.simulator.resource.Route;
import testmode.simulator.wire.FormParser;
import testmode.simulator.wire.HttpRequest;
import testmode.simulator.wire.StripeError;
import testmode.simulator.wire.StripeJson;

final class ParametersTest {

  private static @Nullable StripeError check(Class<?> params, String form) {
    Route route = new Route("POST", "/", params, false, call -> StripeJson.object("x", "x"));
    URI base = URI.create("http://127.0.0.1");
    Map<String, String> headers = Map.of("content-type", "application/x-www-form-urlencoded");
    HttpRequest request = new HttpRequest("POST", "/", null, headers, form.getBytes(), base);
    return catchThrowableOfType(
        StripeError.class, () -> Parameters.check(route, FormParser.parse(request)));
  }

  @ParameterizedTest
  @CsvSource({
    "wat=x, wat, Received unknown parameter: wat",
    "invoice_settings[nope]=x, invoice_settings[nope], Received unknown parameter:"
        + " invoice_settings[nope]",
    "foo=1&bar=2, foo, 'Received unknown parameters: foo, bar'",
    "a[b=1, a[b, Received unknown parameter: a[b"
  })
  @StripeFact(
      source = OBSERVED,
      ref = "probe: Kiln-AI/stripe_world, error envelopes",
      on = "2026-09-20")
  void namesUnknownParametersInFull(String form, String param, String message) {
    StripeError error = check(CustomerCreateParams.class, form);
    assertThat(error).hasMessage(message);
    assertThat(error.code()).isEqualTo("parameter_unknown");
    assertThat(error.param()).isEqualTo(param);
    assertThat(error.executed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "amount=abc, amount, Invalid integer: abc, parameter_invalid_integer",
    "amount=1.5, amount, Invalid integer: 1.5, parameter_invalid_integer",
    "confirm=yes, confirm, Invalid boolean: yes,",
    "amount[a]=1, amount, 'Invalid string: {\"a\":\"1\"}',",
    "transfer_data=x, transfer_data, Invalid object,",
    "payment_method_types=card, payment_method_types, Invalid array,",
    "capture_method=never, capture_method, 'Invalid capture_method: must be one of automatic,"
        + " automatic_async, or manual',"
  })
  @StripeFact(
      source = OBSERVED,
      ref = "probe: Kiln-AI/stripe_world, refusal matrix",
      on = "2026-09-22")
  void refusesValuesOfTheWrongKind(String form, String param, String message, String code) {
    StripeError error = check(PaymentIntentCreateParams.class, form);
    assertThat(error).hasMessage(message);
    assertThat(error.param()).isEqualTo(param);
    assertThat(error.code()).isEqualTo(code);
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      ref = "probe: Kiln-AI/stripe_world, refusal matrix",
      on = "2026-09-22")
  void listsTheAllowedValuesOfAnEnum() {
    assertThat(check(RefundCreateParams.class, "reason=because"))
        .hasMessage(
            "Invalid reason: must be one of duplicate, fraudulent, or requested_by_customer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "amount=1&currency=eur&payment_method_types[]=card&payment_method_types[]=link",
        "payment_method_types[0]=card&metadata[order]=A-1&metadata[a.b]=&expand[]=latest_charge",
        "off_session=true",
        "off_session=one_off",
        "payment_method_options[card][request_three_d_secure]=any",
        "payment_method_data[type]=card&payment_method_data[card][token]=tok_visa",
        "payment_method_data[type]=card&payment_method_data[card][exp_month]=12",
        "expand[0]=latest_charge.balance_transaction&expand[1]=customer",
        "amount_details[line_items][0][product_name]=Book"
      })
  void acceptsWhatStripeDocuments(String form) {
    assertThat(check(PaymentIntentCreateParams.class, form)).isNull();
  }

  @Test
  @StripeFact(
      source = ASSUMED,
      ref = "the text is known; which parameters have it is taken from stripe-java",
      on = "2026-11-23")
  void refusesAnEmptyValueWhereNothingCanBeUnset() {
    StripeError error = check(PaymentIntentCreateParams.class, "customer=");
    assertThat(error).hasMessageStartingWith("You passed an empty string for 'customer'.");
    assertThat(error.code()).isEqualTo("parameter_invalid_empty");
    assertThat(check(CustomerCreateParams.class, "address=")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "totally_invalid, This property cannot be expanded (totally_invalid).",
    "invalid.deep.path, This property cannot be expanded (invalid).",
    "amount, This property cannot be expanded (amount).",
    "a.b.c.d.e, You cannot expand more than 4 levels of a property. Property: a.b.c.d.e"
  })
  @StripeFact(
      source = OBSERVED,
      ref = "probe: Kiln-AI/stripe_world, refusal matrix",
      on = "2026-09-22")
  void refusesPathsThatCannotBeExpanded(String path, String message) {
    assertThat(check(PaymentIntentCreateParams.class, "expand[]=" + path)).hasMessage(message);
  }

  @Test
  @StripeFact(
      source = OBSERVED,
      ref = "probe: Kiln-AI/stripe_world, refusal matrix",
      on = "2026-09-22")
  void expandsListsThroughTheirData() {
    assertThat(check(ChargeListParams.class, "expand[]=customer"))
        .hasMessage(
            "This property cannot be expanded (customer). You may want to try expanding"
                + " 'data.customer' instead.");
    assertThat(check(ChargeListParams.class, "expand[]=data.refunds")).isNull();
    assertThat(check(ChargeListParams.class, "expand[]=data")).isNull();
  }

  @Test
  @StripeFact(source = DOCUMENTED, ref = "https://docs.stripe.com/metadata", on = "2026-11-23")
  void holdsTheLimitsOfMetadata() {
    StripeError error = check(CustomerCreateParams.class, "metadata[k]=" + "v".repeat(501));
    assertThat(error)
        .hasMessageStartingWith(
            "Metadata values can have up to 500 characters, but you passed in a value that is 501"
                + " characters.");
    assertThat(check(CustomerCreateParams.class, "metadata[k]=" + "v".repeat(500))).isNull();
    assertThat(check(CustomerCreateParams.class, "metadata[" + "k".repeat(41) + "]=v")).isNotNull();
  }
}
