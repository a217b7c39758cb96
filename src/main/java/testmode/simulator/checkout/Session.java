package testmode.simulator.checkout;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.resource.Snapshot;
import testmode.simulator.wire.StripeJson;

/**
 * One state of a Checkout Session: open, complete or expired; the last two are final.
 *
 * <p>Beside what the wire shows it keeps its line items, the terms that its PaymentIntent will be
 * made with, and what the shopper typed in last about themselves.
 */
final class Session extends Snapshot {
  private static final int ID_LENGTH = 56;

  private final List<JsonObject> items;
  private final JsonObject terms;
  private final JsonObject shopper;

  private Session(JsonObject json, List<JsonObject> items, JsonObject terms, JsonObject shopper) {
    super(json);
    this.items = List.copyOf(items);
    this.terms = terms;
    this.shopper = shopper;
  }

  /** A new open Session of which only the kind is known. */
  static Session of(Account account, SessionMode mode) {
    String id = "cs_test_" + mode.letter() + "1" + account.ids().secret(ID_LENGTH);
    JsonObject json = shape(id, SessionShape.of(mode));
    json.addProperty("created", account.clock().epochSecond());
    return new Session(json, List.of(), new JsonObject(), new JsonObject());
  }

  SessionMode mode() {
    return SessionMode.of(string("mode"));
  }

  boolean isOpen() {
    return string("status").equals("open");
  }

  boolean isComplete() {
    return string("status").equals("complete");
  }

  @Nullable String customer() {
    return text("customer");
  }

  /** The shopper's address as far as the merchant told it, so that the page need not ask. */
  @Nullable String knownEmail() {
    return json().get("customer_details") instanceof JsonObject details
        ? StripeJson.text(details, "email")
        : text("customer_email");
  }

  /** Whether there is a PaymentIntent or a SetupIntent behind it yet. */
  boolean hasIntent() {
    return text(intentKey()) != null;
  }

  /** The PaymentIntent or the SetupIntent behind it, which there must be. */
  String intent() {
    return string(intentKey());
  }

  private String intentKey() {
    return mode() == SessionMode.PAYMENT ? "payment_intent" : "setup_intent";
  }

  /** Where the shopper goes after paying, with the session's id in it. */
  String successUrl() {
    return filled(string("success_url"));
  }

  /** Where the shopper goes back to, or null if the merchant named no such place. */
  @Nullable String cancelUrl() {
    String url = text("cancel_url");
    return url == null ? null : filled(url);
  }

  /** Recorded: only the literal braces are a placeholder, not their escapes. */
  private String filled(String url) {
    return url.replace("{CHECKOUT_SESSION_ID}", id());
  }

  /** What is bought, in the order of the request; each a copy. */
  List<JsonObject> items() {
    return items.stream().map(JsonObject::deepCopy).toList();
  }

  /** The keys that its PaymentIntent begins with. */
  JsonObject terms() {
    return terms.deepCopy();
  }

  /** With other particulars, written by the caller into the JSON; the status stays. */
  Session with(JsonObject json) {
    return new Session(json, items, terms, shopper);
  }

  Session selling(List<JsonObject> lines) {
    return new Session(json(), lines, terms, shopper);
  }

  Session onTerms(JsonObject agreed) {
    return new Session(json(), items, agreed, shopper);
  }

  /** The shopper typed in who they are; shown when the session is complete. */
  Session enteredBy(JsonObject customerDetails) {
    return new Session(json(), items, terms, customerDetails);
  }

  Session boughtBy(String customer) {
    return with(but(json -> json.addProperty("customer", customer)));
  }

  /** With the PaymentIntent or the SetupIntent behind it. */
  Session servedBy(String intent) {
    return with(but(json -> json.addProperty(intentKey(), intent)));
  }

  /** Nothing is left to be done by the shopper. */
  Session complete(String paymentStatus) {
    checkOpen();
    return with(
        but(
            json -> {
              json.addProperty("status", "complete");
              json.addProperty("payment_status", paymentStatus);
              json.add("customer_details", shopper);
              StripeJson.nulls(json, "url");
            }));
  }

  /** Held money was captured after all. */
  Session captured() {
    return with(but(json -> json.addProperty("payment_status", "paid")));
  }

  Session expired() {
    checkOpen();
    return with(
        but(
            json -> {
              json.addProperty("status", "expired");
              StripeJson.nulls(json, "url");
            }));
  }

  private void checkOpen() {
    if (!isOpen()) {
      throw new IllegalStateException(id() + " is " + string("status") + " and cannot change");
    }
  }

  /** The line items as one list, as they are shown when a Session is expanded. */
  JsonObject firstItems(int limit) {
    JsonArray data = new JsonArray();
    items().stream().limit(limit).forEach(data::add);
    JsonObject list = new JsonObject();
    list.addProperty("object", "list");
    list.add("data", data);
    list.addProperty("has_more", items.size() > limit);
    list.addProperty("url", itemsUrl());
    return list;
  }

  String itemsUrl() {
    return "/v1/checkout/sessions/" + id() + "/line_items";
  }
}
