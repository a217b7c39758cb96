package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Set;

/**
 * A customer with a card, as recorded chains of requests begin, and the comparison of every answer
 * with the recorded one: each key, its place, and each value that is not made up.
 */
final class RecordedChain implements AutoCloseable {
  /** Keys that Stripe has added since the older recordings were made. */
  private static final Set<String> LATER =
      Set.of(
          "allowed_payment_method_types",
          "balance_type",
          "customer_account",
          "electronic_commerce_indicator",
          "managed_payments",
          "payment_record",
          "shared_payment_granted_token",
          "transaction_link_id");

  /** What another account's dashboard decides, and what another shopper's card is. */
  private static final Set<String> OWN =
      Set.of(
          "calculated_statement_descriptor",
          "last4",
          "payment_method_options",
          "payment_method_types");

  final Till till = new Till();
  final String customer = till.wire.post("/v1/customers", "").id();

  /** As the recorded requests pay: once, at once, by card. */
  final String pay =
      "&confirm=true&payment_method_types[0]=card&payment_method=pm_card_visa&customer=" + customer;

  Wire.Reply post(String target, String form, String... headers) {
    return till.wire.post(target, form, headers);
  }

  Wire.Reply get(String target) {
    return till.wire.get(target);
  }

  /** Status, telling headers and body are the recorded ones. */
  static Wire.Reply same(String recording, Wire.Reply reply) {
    assertThat(Recording.lines(reply.json())).isEqualTo(Recording.lines(recording));
    Recording.sameStatusAndHeaders(recording, reply);
    return reply;
  }

  /** The same for a recording of another account or an older version. */
  static Wire.Reply sameButFor(String recording, Wire.Reply reply, String... others) {
    Set<String> left = Set.of(others);
    JsonObject recorded = Recording.response(recording).getAsJsonObject("body");
    JsonObject seen = reply.json();
    for (Set<String> names : List.of(LATER, OWN, left)) {
      strip(recorded, names);
      strip(seen, names);
    }
    assertThat(Recording.lines(seen)).isEqualTo(Recording.lines(recorded));
    Recording.sameStatusAndHeaders(recording, reply);
    return reply;
  }

  private static void strip(JsonElement at, Set<String> names) {
    if (at instanceof JsonObject object) {
      names.forEach(object::remove);
      object.entrySet().forEach(entry -> strip(entry.getValue(), names));
    } else if (at instanceof JsonArray array) {
      array.forEach(item -> strip(item, names));
    }
  }

  static String text(Wire.Reply reply, String name) {
    return reply.json().get(name).getAsString();
  }

  @Override
  public void close() {
    till.close();
  }
}
