package testmode.simulator.properties;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import testmode.simulator.Wire;

/**
 * Plays steps against one account, whether they are allowed or not, and holds what can be seen at
 * once: an answer is a success or one of Stripe's refusals, and a repeated key is answered alike.
 */
final class Session {
  private static final List<String> CARDS =
      List.of(
          "pm_card_visa",
          "pm_card_mastercard",
          "pm_card_visa_chargeDeclined",
          "pm_card_threeDSecure2Required",
          "pm_card_refundFail",
          "pm_card_pendingRefund",
          "pm_card_bypassPending",
          "pm_card_createDispute",
          "pm_card_createDisputeInquiry",
          "pm_card_createMultipleDisputes");
  private static final List<String> CURRENCIES = List.of("usd", "eur", "usd", "jpy", "kwd");

  /** What an answer of each kind can show in full. */
  private static final Map<String, String> EXPANDABLE =
      Map.of(
          "payment_intents",
          "customer",
          "refunds",
          "charge",
          "disputes",
          "charge",
          "payouts",
          "balance_transaction");

  private static final String PAYMENTS = "/v1/payment_intents";
  private static final long KEY_KEPT_SECONDS = 86_400;

  /** A POST that can be sent once more. */
  private record Sent(String target, String form, String key, Wire.Reply reply, long at) {}

  private final Wire account;
  private final Wire browser;
  private final String name;
  private final List<String> intents = new ArrayList<>();
  private final List<String> transcript = new ArrayList<>();
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private @Nullable Sent last;
  private long seconds;
  private int keys;

  /**
   * @param name begins the session's idempotency keys
   */
  Session(Wire account, Wire browser, String name) {
    this.account = account;
    this.browser = browser;
    this.name = name;
  }

  /** The payments so far, oldest first. */
  List<String> intents() {
    return List.copyOf(intents);
  }

  /** Makes payments of another session known to this one, which will then work on them too. */
  void shares(List<String> others) {
    intents.addAll(others);
  }

  /** Every answer so far, with the ids of its request. */
  List<String> transcript() {
    return transcript;
  }

  /** How often each act was answered with which status: shows that a run tried something. */
  Map<String, Integer> outcomes() {
    return outcomes;
  }

  void play(List<Step> steps) {
    steps.forEach(this::play);
  }

  private void play(Step step) {
    int status =
        switch (step.act()) {
          case NOTHING -> 0;
          case PAY -> pay(step, "confirm=true");
          case HOLD -> pay(step, "confirm=true&capture_method=manual");
          case CREATE -> pay(step, "confirmation_method=automatic");
          case CONFIRM -> post(intent(step) + "/confirm", "payment_method=" + card(step));
          case CAPTURE -> post(intent(step) + "/capture", "amount_to_capture=" + part(step));
          case CANCEL -> post(intent(step) + "/cancel", "");
          case REFUND ->
              post("/v1/refunds", "payment_intent=" + id(step) + "&amount=" + part(step));
          case REFUND_THE_REST -> post("/v1/refunds", "payment_intent=" + id(step));
          case CHANGE -> post(intent(step), "metadata[step]=" + step.size());
          case ANSWER_A_DISPUTE -> post(some(step, "/v1/disputes"), evidence(step));
          case GIVE_UP_A_DISPUTE -> post(some(step, "/v1/disputes") + "/close", "");
          case PAY_OUT -> post("/v1/payouts", "currency=usd&amount=" + (1 + step.size()));
          case TAKE_BACK_A_PAYOUT -> post(some(step, "/v1/payouts") + "/cancel", "");
          case AUTHENTICATE -> authenticate(step);
          case WAIT -> pass(step);
          case REPEAT -> repeat();
          case REUSE_THE_KEY -> reuse();
        };
    outcomes.merge(step.act() + " " + status, 1, Integer::sum);
  }

  private int pay(Step step, String how) {
    String currency = CURRENCIES.get(step.pick() % CURRENCIES.size());
    String form =
        "amount=%d&currency=%s&payment_method=%s&payment_method_types[0]=card&%s"
            .formatted(1_000 + 10 * step.size(), currency, card(step), how);
    int status = post(PAYMENTS, form);
    JsonObject body = sent().reply().json();
    JsonObject error = body.getAsJsonObject("error");
    JsonObject intent = error == null ? body : error.getAsJsonObject("payment_intent");
    if (intent != null) {
      intents.add(intent.get("id").getAsString());
    }
    return status;
  }

  private int post(String target, String form) {
    keys++;
    String key = name + "-" + keys;
    Wire.Reply reply = tell(account.post(target, form, "Idempotency-Key", key));
    last = new Sent(target, form, key, reply, seconds);
    return reply.status();
  }

  private Wire.Reply tell(Wire.Reply reply) {
    transcript.add(reply.status() + " " + reply.header("Request-Id") + "\n" + reply.body());
    if (!List.of(200, 303, 400, 402, 404).contains(reply.status())) {
      throw new AssertionError("neither a success nor a refusal of Stripe's: " + reply.body());
    }
    return reply;
  }

  private int repeat() {
    if (last == null || seconds - last.at() >= KEY_KEPT_SECONDS) {
      return 0;
    }
    Sent before = sent();
    Wire.Reply again =
        tell(account.post(before.target(), before.form(), "Idempotency-Key", before.key()));
    boolean executed = "false".equals(before.reply().header("Stripe-Should-Retry"));
    if (executed && !again.body().equals(before.reply().body())) {
      throw new AssertionError("one key, two answers: " + before.reply().body() + again.body());
    }
    return again.status();
  }

  private int reuse() {
    if (last == null || seconds - last.at() >= KEY_KEPT_SECONDS) {
      return 0;
    }
    Sent before = sent();
    String other = before.form() + "&expand[0]=" + EXPANDABLE.get(before.target().split("/")[2]);
    Wire.Reply refused =
        tell(account.post(before.target(), other, "Idempotency-Key", before.key()));
    boolean executed = "false".equals(before.reply().header("Stripe-Should-Retry"));
    if (executed && !"idempotency_error".equals(type(refused))) {
      throw new AssertionError("a used key was taken for another request: " + refused.body());
    }
    return refused.status();
  }

  private static @Nullable String type(Wire.Reply reply) {
    return reply.status() == 200 ? null : AccountView.text(reply.error(), "type");
  }

  private int authenticate(Step step) {
    JsonObject intent = account.get(intent(step)).json();
    JsonElement action = intent.get("next_action");
    if (!(action instanceof JsonObject toDo) || !toDo.has("use_stripe_sdk")) {
      return 0;
    }
    String page = toDo.getAsJsonObject("use_stripe_sdk").get("stripe_js").getAsString();
    String result = step.size() % 2 == 0 ? "result=authorize" : "result=fail";
    String form = "application/x-www-form-urlencoded";
    String address = page.substring(page.indexOf("/3d_secure_2/"));
    return browser.send("POST", address, result, "Content-Type", form).status();
  }

  /** Up to five days: some holds run out, no event grows too old to be listed. */
  private int pass(Step step) {
    long passing = Math.min(step.size() * step.size() * 30L, Math.max(0, 25 * 86_400 - seconds));
    seconds += passing;
    String body = "{\"seconds\": " + passing + "}";
    return account.send("POST", "/_testmode/clock/advance", body).status();
  }

  private Sent sent() {
    if (last == null) {
      throw new AssertionError("nothing was sent yet");
    }
    return last;
  }

  private String card(Step step) {
    return CARDS.get(step.size() % CARDS.size());
  }

  private String intent(Step step) {
    return PAYMENTS + "/" + id(step);
  }

  private String id(Step step) {
    return intents.isEmpty() ? "pi_none" : intents.get(step.pick() % intents.size());
  }

  /** One of a list, or what does not exist. */
  private String some(Step step, String list) {
    JsonArray all = account.get(list + "?limit=100").json().getAsJsonArray("data");
    JsonElement one = all.isEmpty() ? null : all.get(step.pick() % all.size());
    return list + "/" + (one == null ? "none" : one.getAsJsonObject().get("id").getAsString());
  }

  private static String evidence(Step step) {
    List<String> words = List.of("winning", "losing", "escalate_inquiry", "no");
    return "evidence[uncategorized_text]=" + words.get(step.size() % 4) + "_evidence";
  }

  /** A part of the smallest payment there is, or more than some of them are worth. */
  private static long part(Step step) {
    return step.size() * 15L;
  }
}
