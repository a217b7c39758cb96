package testmode.merchant;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper is told about each kind of refusal, in the shop's own words.
 *
 * <p>Whoever holds a lost or stolen card must not learn that the bank knows: these are told like
 * any other decline.
 *
 * @see <a href="https://docs.stripe.com/declines/codes">Stripe: Decline codes</a>
 */
final class Declines {

  static final String TRY_ANOTHER_CARD = "try_another_card";
  static final String TRY_AGAIN_LATER = "try_again_later";
  static final String CHECK_CARD_DETAILS = "check_card_details";

  /**
   * One refusal as told to the shopper.
   *
   * @param reason the code that may be shown; null when there was no refusal
   * @param advice {@code try_another_card}, {@code try_again_later}, {@code check_card_details}
   */
  record Told(@Nullable String reason, String message, @Nullable String advice) {}

  private static final String GENERIC = "generic_decline";

  private static final Set<String> SECRET =
      Set.of(
          "lost_card",
          "stolen_card",
          "pickup_card",
          "restricted_card",
          "fraudulent",
          "merchant_blacklist",
          "security_violation",
          "highest_risk_level");

  private static final Map<String, Told> BY_REASON =
      Map.ofEntries(
          another(GENERIC, "Your bank declined this card. Please pay with another one."),
          another("insufficient_funds", "There is not enough money on this card."),
          another("card_velocity_exceeded", "This card has reached its limit for now."),
          another("withdrawal_count_limit_exceeded", "This card has reached its limit for now."),
          another("card_not_supported", "This card cannot be used for this kind of purchase."),
          another("currency_not_supported", "This card cannot pay in this currency."),
          another("pin_try_exceeded", "This card is locked after too many wrong PINs."),
          another("invalid_account", "This card cannot be used any more."),
          another(
              "authentication_required",
              "Your bank wants to see you confirm, and you were not asked."),
          another(
              "payment_intent_authentication_failure",
              "Your bank could not confirm that it is you. You have not been charged."),
          check("expired_card", "This card has expired. Please check its date or use another one."),
          check("incorrect_cvc", "The security code of the card is not right."),
          check("invalid_cvc", "The security code of the card is not right."),
          check("incorrect_number", "The card number is not right."),
          check("invalid_number", "The card number is not right."),
          check("incorrect_zip", "The postal code does not belong to this card."),
          check("incorrect_address", "The address does not belong to this card."),
          check("invalid_expiry_month", "The expiry date of the card is not right."),
          check("invalid_expiry_year", "The expiry date of the card is not right."),
          check("resource_missing", "This payment method cannot be used."),
          later("processing_error", "The card could not be processed. You have not been charged."),
          later("issuer_not_available", "Your bank cannot be reached at the moment."),
          later("reenter_transaction", "Your bank could not process the payment."),
          later("try_again_later", "Your bank could not process the payment."),
          later("approve_with_id", "Your bank could not approve the payment."),
          later("rate_limit", "Too many people pay at this moment. You have not been charged."),
          later("lock_timeout", "Your payment could not be started. You have not been charged."));

  private Declines() {}

  /**
   * @param reason Stripe's decline code, or its error code where there is none
   */
  static Told told(String reason) {
    if (SECRET.contains(reason)) {
      return BY_REASON.get(GENERIC);
    }
    Told told = BY_REASON.get(reason);
    if (told != null) {
      return told;
    }
    return new Told(
        reason, "The payment was not accepted. Please pay with another card.", TRY_ANOTHER_CARD);
  }

  private static Map.Entry<String, Told> another(String reason, String message) {
    return entry(reason, message, TRY_ANOTHER_CARD);
  }

  private static Map.Entry<String, Told> check(String reason, String message) {
    return entry(reason, message, CHECK_CARD_DETAILS);
  }

  private static Map.Entry<String, Told> later(String reason, String message) {
    return entry(reason, message, TRY_AGAIN_LATER);
  }

  private static Map.Entry<String, Told> entry(String reason, String message, String advice) {
    return Map.entry(reason, new Told(reason, message, advice));
  }
}
