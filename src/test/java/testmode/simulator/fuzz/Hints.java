package testmode.simulator.fuzz;

import java.util.Set;

/** Values with which requests get past the first checks, by the parameter's name. */
final class Hints {
  private static final Set<String> WANTED =
      Set.of(
          "amount",
          "currency",
          "payment_method",
          "payment_method_types",
          "confirm",
          "charge",
          "payment_intent",
          "customer",
          "enabled_events",
          "url",
          "type",
          "card",
          "name",
          "mode",
          "line_items",
          "price",
          "product",
          "quantity",
          "success_url",
          "unit_amount");

  private Hints() {}

  static boolean isWanted(String name) {
    return WANTED.contains(name);
  }

  /** A value that often fits, or null where nothing special does. */
  static String value(String name, Dice dice, Known known) {
    return switch (name) {
      case "amount", "amount_to_capture", "unit_amount" -> String.valueOf(50 + dice.below(9_000));
      case "currency" -> dice.of("usd", "usd", "eur", "jpy", "kwd", "USD", "xxx");
      case "payment_method" -> paymentMethod(dice, known);
      case "payment_method_types" -> dice.of("card", "card", "card", "link");
      case "confirm" -> dice.of("true", "true", "false");
      case "capture_method" -> dice.of("manual", "automatic", "automatic_async");
      case "customer", "charge", "payment_intent", "dispute", "payout", "price", "product" ->
          known.id(dice, name);
      case "refund" -> known.id(dice, name);
      case "mode" -> dice.of("payment", "setup", "payment", "nothing");
      case "quantity" -> dice.of("1", "2", "0");
      case "source" -> known.id(dice, "charge");
      case "starting_after", "ending_before" -> known.id(dice);
      case "client_secret" -> known.secret(dice);
      case "enabled_events" -> dice.of("payout.paid", "charge.refunded", "no.such_event");
      case "url", "return_url", "success_url", "cancel_url" ->
          dice.of("http://127.0.0.1:1/", "http://shop.test/return?a=b#c");
      case "expand" ->
          dice.of("latest_charge", "data.customer", "charge.balance_transaction", "nothing");
      case "number" -> dice.of("4242424242424242", "4000000000000002", "4242424242424241");
      case "token" -> dice.of("tok_visa", "tok_chargeDeclined", "tok_nope");
      case "exp_month" -> dice.of("12", "1", "13");
      case "exp_year" -> dice.of("30", "2031", "1999");
      default -> null;
    };
  }

  private static String paymentMethod(Dice dice, Known known) {
    return dice.of(
        "pm_card_visa",
        "pm_card_visa",
        "pm_card_mastercard",
        "pm_card_visa_chargeDeclined",
        "pm_card_threeDSecure2Required",
        "pm_card_refundFail",
        "pm_card_createDispute",
        known.id(dice, "payment_method"));
  }
}
