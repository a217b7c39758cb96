package testmode.driver.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import testmode.driver.web.HttpAnswer;

/** Which answers a step goes on with, and what it keeps of them. */
class StepTest {

  private static final Templates TEMPLATES =
      new Templates(Map.of("total", new JsonPrimitive(1400)));

  private static Operation.Step step(
      Set<Integer> expected, Map<String, JsonElement> json, @Nullable String fail) {
    Operation.Request any = new Operation.Request("GET", "/", Map.of(), null, null, null);
    return new Operation.Step(any, expected, json, fail, Map.of());
  }

  private static HttpAnswer answer(int status, String body) {
    return new HttpAnswer(status, Map.of("Location", "/orders/77?new=1"), body);
  }

  @Test
  void everySuccessIsFineWhenNothingIsSaid() {
    Operation.Step step = step(Set.of(), Map.of(), null);

    assertThat(step.refusal(answer(204, ""), TEMPLATES)).isEmpty();
    assertThat(step.refusal(answer(303, ""), TEMPLATES)).contains("answered 303");
  }

  @Test
  void aStatusThatIsExpectedIsFineAndNoOther() {
    Operation.Step step = step(Set.of(303), Map.of(), null);

    assertThat(step.refusal(answer(303, ""), TEMPLATES)).isEmpty();
    assertThat(step.refusal(answer(200, ""), TEMPLATES)).contains("answered 200");
  }

  @Test
  void aFailureThatIsToldWithAFineStatusIsAFailure() {
    Operation.Step step = step(Set.of(), Map.of(), "/errors/0/message");

    assertThat(step.refusal(answer(200, "{\"errors\":[{\"message\":\"no stock\"}]}"), TEMPLATES))
        .contains("answered 200 with \"no stock\" at /errors/0/message");
    assertThat(step.refusal(answer(200, "{\"errors\":[]}"), TEMPLATES)).isEmpty();
  }

  @Test
  void whatIsExpectedInTheBodyMustStandThere() {
    Operation.Step step =
        step(
            Set.of(),
            Map.of("/total", new JsonPrimitive("${total}"), "/error", JsonNull.INSTANCE),
            null);

    assertThat(step.refusal(answer(200, "{\"total\":1400}"), TEMPLATES)).isEmpty();
    assertThat(step.refusal(answer(200, "{\"total\":1500}"), TEMPLATES))
        .contains("answered 1500 at /total, expected was 1400");
    assertThat(step.refusal(answer(200, "{\"total\":1400,\"error\":\"x\"}"), TEMPLATES))
        .contains("answered \"x\" at /error, expected was null");
  }

  @Test
  void whatTheAppAnsweredIsToldWithoutItsSecrets() {
    Operation.Step step = step(Set.of(), Map.of("/ok", new JsonPrimitive(true)), null);

    assertThat(step.refusal(answer(200, "{\"ok\":\"pi_1_secret_hushhush\"}"), TEMPLATES))
        .contains("answered \"pi_1_secret_****hush\" at /ok, expected was true");
  }

  @Test
  void aPartOfWhatWasFoundIsTheFirstGroupOfItsPattern() {
    Extraction order =
        new Extraction(
            Extraction.Source.HEADER,
            "location",
            "orders/([0-9]+)",
            null,
            false,
            false,
            null,
            null);

    assertThat(order.from(answer(302, ""), cookie -> null)).isEqualTo(new JsonPrimitive("77"));
  }

  @Test
  void aCookieIsAskedForByItsName() {
    Extraction cart =
        new Extraction(Extraction.Source.COOKIE, "cart", null, null, false, false, null, null);

    assertThat(cart.from(answer(200, ""), Map.of("cart", "c-1")::get))
        .isEqualTo(new JsonPrimitive("c-1"));
    assertThat(cart.from(answer(200, ""), cookie -> null)).isNull();
  }

  @Test
  void aSumIsOverEveryItemOfAListOrThereIsNone() {
    Extraction refunded =
        new Extraction(
            Extraction.Source.JSON, "/refunds", null, null, false, false, "/total", null);

    assertThat(
            Map.of(
                "[]", "0",
                "[{'total': 1000}, {'total': 550}]", "1550",
                "[{'total': '10.00'}, {'total': '5.50'}]", "15.50"))
        .allSatisfy(
            (refunds, sum) -> assertThat(refunded.from(told(refunds), none())).hasToString(sum));
    assertThat(refunded.from(told("[{'total': 1000}, {}]"), none())).isNull();
    assertThat(refunded.from(told("{'total': 1000}"), none())).isNull();
  }

  private static HttpAnswer told(String refunds) {
    return answer(200, "{\"refunds\": " + refunds.replace('\'', '"') + "}");
  }

  private static Function<String, String> none() {
    return cookie -> null;
  }
}
