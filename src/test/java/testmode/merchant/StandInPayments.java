package testmode.merchant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import testmode.merchant.StandIn.Call;
import testmode.merchant.StandIn.Reply;

/** The PaymentIntents and refunds of the stand-in. */
final class StandInPayments {

  private static final Map<String, String> DECLINES =
      Map.of(
          "pm_card_visa_chargeDeclined", "generic_decline",
          "pm_card_visa_chargeDeclinedInsufficientFunds", "insufficient_funds",
          "pm_card_visa_chargeDeclinedLostCard", "lost_card",
          "pm_card_chargeDeclinedExpiredCard", "expired_card",
          "pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc",
          "pm_card_chargeDeclinedProcessingError", "processing_error");

  private final Map<String, Map<String, Object>> intents = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> refunds = new LinkedHashMap<>();
  private int made;

  /** What the account says about the money of a charge; null while Stripe works it out. */
  volatile Map<String, Object> balanceTransaction;

  volatile String refundStatus = "succeeded";

  synchronized Reply answer(Call call) {
    String[] path = call.path().split("/");
    String id = path.length > 3 ? path[3] : "";
    String act = path.length > 4 ? path[4] : "";
    if (path[2].equals("refunds")) {
      return call.method().equals("POST") ? refund(call) : refundsOf(call);
    }
    if (call.method().equals("GET")) {
      return id.isEmpty() ? list() : found(id);
    }
    return switch (act) {
      case "" -> create(call);
      case "confirm" -> confirm(id, call.form().get("payment_method"));
      case "cancel" -> cancel(id);
      default -> throw new IllegalArgumentException(call.path());
    };
  }

  /** Every PaymentIntent that took money. */
  synchronized List<Map<String, Object>> charges() {
    return intents.values().stream().filter(i -> i.get("status").equals("succeeded")).toList();
  }

  synchronized Map<String, Object> intent(String id) {
    return Objects.requireNonNull(intents.get(id), id);
  }

  synchronized List<Map<String, Object>> allIntents() {
    return List.copyOf(intents.values());
  }

  synchronized List<Map<String, Object>> allRefunds() {
    return List.copyOf(refunds.values());
  }

  /** What the shopper does at Stripe. */
  synchronized Reply confirm(String id, String paymentMethod) {
    Map<String, Object> intent = intent(id);
    if (intent.get("status").equals("succeeded") || intent.get("status").equals("canceled")) {
      return new Reply(
          400, StandIn.error("invalid_request_error", "payment_intent_unexpected_state", "No"));
    }
    intent.put("last_payment_error", null);
    intent.put("next_action", null);
    if ("pm_unknown".equals(paymentMethod)) {
      return new Reply(
          400, StandIn.error("invalid_request_error", "resource_missing", "No such PaymentMethod"));
    }
    if (DECLINES.containsKey(String.valueOf(paymentMethod))) {
      return decline(intent, DECLINES.get(paymentMethod));
    }
    if (String.valueOf(paymentMethod).contains("threeDSecure")) {
      intent.put("status", "requires_action");
      intent.put(
          "next_action",
          Map.of(
              "type",
              "redirect_to_url",
              "redirect_to_url",
              Map.of("url", "https://hooks.example/challenge/" + id)));
    } else {
      succeed(intent);
    }
    return new Reply(200, shown(intent));
  }

  /** The shopper answers the 3-D Secure page. */
  synchronized void challenge(String id, boolean approved) {
    Map<String, Object> intent = intent(id);
    intent.put("next_action", null);
    if (approved) {
      succeed(intent);
    } else {
      intent.put("status", "requires_payment_method");
      intent.put(
          "last_payment_error",
          Map.of("type", "invalid_request_error", "code", "payment_intent_authentication_failure"));
    }
  }

  synchronized void put(String id, String field, Object value) {
    intent(id).put(field, value);
  }

  /** A second PaymentIntent just like the one given. */
  synchronized String copyOf(String id) {
    Map<String, Object> copy = new TreeMap<>(intent(id));
    String copyId = "pi_" + ++made;
    copy.put("id", copyId);
    intents.put(copyId, copy);
    return copyId;
  }

  /** A refund that somebody made in Stripe's dashboard, or what became of one later. */
  synchronized Map<String, Object> putRefund(String id, String intent, long amount, String status) {
    Map<String, Object> refund =
        refunds.computeIfAbsent(
            id,
            i ->
                new HashMap<>(
                    Map.of("id", i, "object", "refund", "metadata", Map.of(), "currency", "eur")));
    refund.putAll(Map.of("payment_intent", intent, "amount", amount, "status", status));
    return refund;
  }

  private Reply create(Call call) {
    Map<String, Object> intent = new TreeMap<>();
    String id = "pi_" + ++made;
    intent.put("id", id);
    intent.put("object", "payment_intent");
    intent.put("amount", Long.valueOf(call.form().get("amount")));
    intent.put("amount_received", 0L);
    intent.put("currency", call.form().get("currency"));
    intent.put("client_secret", id + "_secret_x");
    intent.put("metadata", metadata(call));
    intent.put("status", "requires_payment_method");
    intent.put("last_payment_error", null);
    intent.put("next_action", null);
    if ("pm_unknown".equals(call.form().get("payment_method"))) {
      return new Reply(
          400, StandIn.error("invalid_request_error", "resource_missing", "No such PaymentMethod"));
    }
    intents.put(id, intent);
    return "true".equals(call.form().get("confirm"))
        ? confirm(id, call.form().get("payment_method"))
        : new Reply(200, shown(intent));
  }

  private Reply cancel(String id) {
    Map<String, Object> intent = intent(id);
    if (intent.get("status").equals("succeeded")) {
      return new Reply(
          400, StandIn.error("invalid_request_error", "payment_intent_unexpected_state", "No"));
    }
    intent.put("status", "canceled");
    return new Reply(200, shown(intent));
  }

  private static Reply decline(Map<String, Object> intent, String declineCode) {
    boolean own =
        List.of("expired_card", "incorrect_cvc", "processing_error").contains(declineCode);
    Map<String, Object> error = new TreeMap<>();
    error.put("type", "card_error");
    error.put("code", own ? declineCode : "card_declined");
    error.put("decline_code", declineCode);
    error.put("message", "Your card was declined.");
    intent.put("status", "requires_payment_method");
    intent.put("last_payment_error", new TreeMap<>(error));
    error.put("payment_intent", new TreeMap<>(intent));
    return new Reply(402, Map.of("error", error));
  }

  private static void succeed(Map<String, Object> intent) {
    intent.put("status", "succeeded");
    intent.put("amount_received", intent.get("amount"));
  }

  private Map<String, Object> shown(Map<String, Object> intent) {
    Map<String, Object> shown = new TreeMap<>(intent);
    if (intent.get("status").equals("succeeded")) {
      Map<String, Object> charge = new TreeMap<>();
      charge.put("id", "ch_" + intent.get("id"));
      charge.put("object", "charge");
      charge.put("balance_transaction", balanceTransaction);
      shown.put("latest_charge", charge);
    }
    return shown;
  }

  private Reply found(String id) {
    return intents.containsKey(id)
        ? new Reply(200, shown(intents.get(id)))
        : new Reply(404, StandIn.error("invalid_request_error", "resource_missing", "None"));
  }

  private Reply list() {
    List<Object> data = new ArrayList<>();
    intents.values().forEach(intent -> data.add(0, shown(intent)));
    return page(data);
  }

  private Reply refund(Call call) {
    String intent = call.form().get("payment_intent");
    long amount = Long.parseLong(call.form().get("amount"));
    long refunded =
        refunds.values().stream()
            .filter(refund -> refund.get("payment_intent").equals(intent))
            .mapToLong(refund -> (Long) refund.get("amount"))
            .sum();
    if (refunded + amount > (Long) intent(intent).get("amount")) {
      return new Reply(
          400, StandIn.error("invalid_request_error", "charge_already_refunded", "Refunded"));
    }
    Map<String, Object> refund = putRefund("re_" + ++made, intent, amount, refundStatus);
    refund.put("metadata", metadata(call));
    return new Reply(200, new TreeMap<>(refund));
  }

  private Reply refundsOf(Call call) {
    List<Object> data = new ArrayList<>();
    refunds.values().stream()
        .filter(refund -> refund.get("payment_intent").equals(call.form().get("payment_intent")))
        .forEach(refund -> data.add(0, new TreeMap<>(refund)));
    return page(data);
  }

  private static Reply page(List<Object> data) {
    return new Reply(200, Map.of("object", "list", "data", data, "has_more", false, "url", "/v1"));
  }

  private static Map<String, String> metadata(Call call) {
    Map<String, String> metadata = new TreeMap<>();
    call.form()
        .forEach(
            (name, value) -> {
              if (name.startsWith("metadata[")) {
                metadata.put(name.substring(9, name.length() - 1), value);
              }
            });
    return metadata;
  }
}
