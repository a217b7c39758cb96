package testmode.network.messages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event as it came, with the few fields that faults look at; a field that is missing or odd is
 * null.
 */
public record StripeEvent(
    byte[] body,
    @Nullable String id,
    @Nullable String type,
    @Nullable String requestId,
    @Nullable String requestKey,
    @Nullable String objectId,
    @Nullable String paymentIntent) {

  private static final List<String> AMOUNTS =
      List.of("amount", "amount_received", "amount_captured");

  public static StripeEvent of(byte[] body) {
    JsonNode event = Json.of(body);
    JsonNode request = event.path("request");
    JsonNode object = event.path("data").path("object");
    return new StripeEvent(
        body,
        Json.text(event, "id"),
        Json.text(event, "type"),
        Json.text(request, "id"),
        Json.text(request, "idempotency_key"),
        Json.text(object, "id"),
        Json.text(object, "payment_intent"));
  }

  /** The same event about a success; where it told of one already, of twice the amount. */
  public byte[] sayingThatMoreWasPaid() {
    JsonNode event = Json.of(body);
    if (!(event.path("data").path("object") instanceof ObjectNode object)) {
      return body; // the signature is forged all the same
    }
    if ("succeeded".equals(Json.text(object, "status"))) {
      AMOUNTS.stream()
          .filter(amount -> object.path(amount).isIntegralNumber())
          .forEach(amount -> object.put(amount, 2 * object.path(amount).longValue()));
    } else {
      object.put("status", "succeeded");
      if (object.has("amount_received")) {
        object.set("amount_received", object.get("amount"));
      }
    }
    if (type != null && (type.startsWith("payment_intent.") || type.startsWith("charge."))) {
      ((ObjectNode) event).put("type", type.substring(0, type.indexOf('.')) + ".succeeded");
    }
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }
}
