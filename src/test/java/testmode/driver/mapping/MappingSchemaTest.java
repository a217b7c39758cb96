package testmode.driver.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import testmode.driver.Ability;
import testmode.driver.Flow;
import testmode.driver.OrderState;
import testmode.driver.PaymentAnswer;

/** The schema and the readers know the same keys and words. */
class MappingSchemaTest {

  private static final JsonObject SCHEMA = schema();

  private static JsonObject schema() {
    try (Reader in =
        new InputStreamReader(
            MappingSchemaTest.class.getResourceAsStream(SchemaCheck.SCHEMA),
            StandardCharsets.UTF_8)) {
      return JsonParser.parseReader(in).getAsJsonObject();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonObject at(String... path) {
    JsonObject here = SCHEMA;
    for (String name : path) {
      here = here.getAsJsonObject(name);
    }
    return here;
  }

  /** Where the schema has this block: the root, a definition, or one of two that stand in place. */
  private static JsonObject block(Block block) {
    String[] words = block.name().toLowerCase(Locale.ROOT).split("_");
    String name = words[0] + (words.length > 1 ? capitalised(words[1]) : "");
    return switch (block) {
      case FILE -> SCHEMA;
      case SEEN -> at("$defs", "keys", "properties", "secret");
      case MISSING -> at("$defs", "orderStatus", "properties", "missing");
      case LACK -> at("$defs", "capability");
      default -> at("$defs", name);
    };
  }

  private static String capitalised(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  @ParameterizedTest
  @EnumSource(Block.class)
  void everyBlockHasTheSameKeysAndNoOther(Block block) {
    assertThat(block(block).getAsJsonObject("properties").keySet())
        .containsExactlyInAnyOrderElementsOf(block.keys());
    assertThat(block(block).get("additionalProperties").getAsBoolean()).isFalse();
  }

  @Test
  void everyDefinitionWithKeysIsABlockOfTheReaders() {
    List<JsonObject> known = Arrays.stream(Block.values()).map(MappingSchemaTest::block).toList();

    assertThat(at("$defs").asMap())
        .allSatisfy(
            (name, definition) -> {
              if (definition.getAsJsonObject().has("properties")) {
                assertThat(known).contains(definition.getAsJsonObject());
              }
            });
  }

  @Test
  void everyWordOfOursIsTheSame() {
    assertThat(at("properties", "capabilities", "properties").keySet())
        .containsExactlyElementsOf(words(Ability.values(), Ability::word));
    assertThat(at("properties", "flows", "properties").keySet())
        .containsExactlyElementsOf(words(Flow.values(), flow -> flow.ability().word()));
    assertThat(at("$defs", "orderStatus", "properties", "states", "properties").keySet())
        .containsExactlyElementsOf(words(OrderState.values(), OrderState::word));
    assertThat(at("properties", "advice", "properties").keySet())
        .containsExactlyElementsOf(
            words(PaymentAnswer.Advice.values(), one -> one.name().toLowerCase(Locale.ROOT)));
    assertThat(enumOf(at("$defs", "rule", "properties", "is")))
        .containsExactlyElementsOf(
            words(PaymentAnswer.Kind.values(), one -> one.name().toLowerCase(Locale.ROOT)));
    assertThat(enumOf(at("$defs", "state")))
        .containsExactlyElementsOf(words(OrderState.values(), OrderState::word));
    assertThat(enumOf(at("$defs", "method"))).isEqualTo(StepReader.METHODS);
    assertThat(enumOf(at("$defs", "reset", "properties", "kind")))
        .containsExactlyElementsOf(
            words(MappingFile.Reset.Kind.values(), one -> one.name().toLowerCase(Locale.ROOT)));
  }

  private static <E> List<String> words(E[] all, java.util.function.Function<E, String> word) {
    return Stream.of(all).map(word).toList();
  }

  private static List<String> enumOf(JsonObject definition) {
    return definition.getAsJsonArray("enum").asList().stream()
        .map(JsonElement::getAsString)
        .toList();
  }

  @Test
  void everyKeyIsDescribed() {
    List<String> silent = new ArrayList<>();
    collectSilent("", SCHEMA, silent);

    assertThat(silent).isEmpty();
  }

  private static void collectSilent(String path, JsonElement element, List<String> silent) {
    if (element instanceof JsonArray array) {
      array.forEach(item -> collectSilent(path + "[]", item, silent));
    } else if (element instanceof JsonObject object) {
      for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
        if (entry.getKey().equals("properties")) {
          entry.getValue().getAsJsonObject().asMap().entrySet().stream()
              .filter(key -> !isDescribed(key.getValue().getAsJsonObject()))
              .forEach(key -> silent.add(path + "." + key.getKey()));
        }
        collectSilent(path + "." + entry.getKey(), entry.getValue(), silent);
      }
    }
  }

  private static boolean isDescribed(JsonObject key) {
    return key.has("description")
        || (key.has("$ref")
            && at("$defs", key.get("$ref").getAsString().substring("#/$defs/".length()))
                .has("description"));
  }
}
