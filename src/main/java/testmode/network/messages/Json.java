package testmode.network.messages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Looks into bodies, with the parser that WireMock brings, without demanding that they be what is
 * expected.
 */
public final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** A missing node, whose fields are all missing too, when the text is no JSON. */
  public static JsonNode of(byte[] text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      return MissingNode.getInstance(); // a cut or foreign body is recorded all the same
    }
  }

  /** Null unless there is a text in this field. */
  public static @Nullable String text(JsonNode parent, String field) {
    return parent.path(field).textValue();
  }
}
