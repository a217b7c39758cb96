package testmode.simulator.checkout;

import com.google.gson.JsonObject;
import testmode.simulator.resource.Snapshot;

/** Every key of a new Checkout Session, as recorded for each mode in 2026. */
final class SessionShape {
  private static final String COMMON =
      """
      {"object": "checkout.session", "after_expiration": null, "allow_promotion_codes": null,
       "allowed_payment_method_types": null, "amount_subtotal": null, "amount_total": null,
       "automatic_tax": {"enabled": false, "liability": null, "provider": null, "status": null},
       "billing_address_collection": null,
       "branding_settings": {"background_color": "#ffffff", "border_style": "rounded",
         "button_color": "#0074d4", "display_name": "Testmode", "font_family": "default",
         "icon": null, "logo": null},
       "cancel_url": null, "client_reference_id": null, "client_secret": null,
       "collected_information": null, "consent": null, "consent_collection": null,
       "created": null, "currency": null, "currency_conversion": null, "custom_fields": [],
       "custom_text": {"after_submit": null, "shipping_address": null, "submit": null,
         "terms_of_service_acceptance": null},
       "customer": null, "customer_account": null, "customer_creation": "if_required",
       "customer_details": null, "customer_email": null, "expires_at": null,
       "integration_identifier": null, "invoice": null, "livemode": false, "locale": null,
       "metadata": {}, "origin_context": null, "payment_intent": null, "payment_link": null,
       "payment_method_configuration_details": null,
       "payment_method_options": {"card": {"request_three_d_secure": "automatic"}},
       "payment_method_types": ["card"], "permissions": null,
       "phone_number_collection": {"enabled": false}, "recovered_from": null,
       "saved_payment_method_options": null, "setup_intent": null,
       "shipping_address_collection": null, "shipping_cost": null, "shipping_options": [],
       "status": "open", "submit_type": null, "subscription": null, "success_url": null,
       "ui_mode": "hosted_page", "url": null, "wallet_options": null, %s}\
      """;

  private static final String PAYMENT =
      """
      "adaptive_pricing": {"enabled": true}, "discounts": [],
      "invoice_creation": {"enabled": false, "invoice_data": {"account_tax_ids": null,
        "custom_fields": null, "description": null, "footer": null, "issuer": null,
        "metadata": {}, "rendering_options": null}},
      "managed_payments": {"enabled": false}, "mode": "payment",
      "payment_method_collection": "if_required", "payment_status": "unpaid",
      "total_details": {"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0}\
      """;

  private static final String SETUP =
      """
      "adaptive_pricing": {"enabled": false}, "discounts": null, "invoice_creation": null,
      "managed_payments": null, "mode": "setup", "payment_method_collection": "always",
      "payment_status": "no_payment_required", "total_details": null\
      """;

  /** Recorded where the Session has a customer, and seen to be null where it has none. */
  static final String COLLECTED =
      """
      {"business_name": null, "individual_name": null, "shipping_details": null}\
      """;

  static final String SAVED_METHODS =
      """
      {"allow_redisplay_filters": ["always"], "payment_method_remove": "disabled",
       "payment_method_save": null}\
      """;

  static final String CUSTOMER_DETAILS =
      """
      {"address": null, "business_name": null, "email": null, "individual_name": null,
       "name": null, "phone": null, "tax_exempt": "none", "tax_ids": null}\
      """;

  private SessionShape() {}

  static String of(SessionMode mode) {
    return COMMON.formatted(mode == SessionMode.PAYMENT ? PAYMENT : SETUP);
  }

  /** The shopper as far as the merchant told of them. */
  static JsonObject customerDetails() {
    return Snapshot.shape(CUSTOMER_DETAILS);
  }
}
