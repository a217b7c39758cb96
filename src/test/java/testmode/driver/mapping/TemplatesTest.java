package testmode.driver.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplatesTest {

  private final Templates templates =
      new Templates(
          Map.of(
              "order", new JsonPrimitive("a/b c"),
              "scenario.minor", new JsonPrimitive(4000),
              "cart", json("{\"lines\":[1]}"),
              "return.query", new JsonPrimitive("a=1&b=%20")));

  private static JsonElement json(String text) {
    return JsonParser.parseString(text);
  }

  @Test
  void aTextThatIsOneTemplateKeepsItsJsonType() {
    assertThat(templates.fill(json("{\"amount\":\"${scenario.minor}\",\"cart\":\"${cart}\"}")))
        .isEqualTo(json("{\"amount\":4000,\"cart\":{\"lines\":[1]}}"));
  }

  @Test
  void insideALongerTextItIsText() {
    assertThat(templates.fill(json("[\"no. ${order}: ${scenario.minor}\", 7]")))
        .isEqualTo(json("[\"no. a/b c: 4000\", 7]"));
  }

  @Test
  void whatHasNoValueIsLeftOut() {
    assertThat(templates.fill(json("{\"a\":\"${nothing}\",\"b\":[\"${nothing}\",1]}")))
        .isEqualTo(json("{\"b\":[1]}"));
  }

  @Test
  void insideALongerTextAValueMustBeThere() {
    assertThatThrownBy(() -> templates.text("Bearer ${token}"))
        .hasMessage("${token} has no value: no earlier answer of the app gave it");
  }

  @Test
  void inAPathAValueIsOneSegmentAndAQueryStaysAsItIs() {
    assertThat(templates.path("/orders/${order}/return?${return.query}"))
        .isEqualTo("/orders/a%2Fb%20c/return?a=1&b=%20");
  }

  @Test
  void findsTheNamesInEveryText() {
    assertThat(Templates.names(json("{\"a\":[\"${x} ${y.z}\"],\"b\":1}")))
        .containsExactly("x", "y.z");
  }
}
