package testmode.simulator.payments;

import com.google.gson.JsonObject;
import java.util.Set;

/** A PaymentIntent as a shopper's browser sees it, with a publishable key and the client secret. */
final class ShopperView {
  // Documented as "retrievable with publishable key", but for three: ASSUMED are amount_details,
  // payment_method_configuration_details and source.
  private static final Set<String> KEYS =
      Set.of(
          ("id object amount amount_details automatic_payment_methods canceled_at"
                  + " cancellation_reason capture_method client_secret confirmation_method created"
                  + " currency description last_payment_error livemode next_action payment_method"
                  + " payment_method_configuration_details payment_method_types processing"
                  + " receipt_email setup_future_usage shipping source status")
              .split(" "));

  private ShopperView() {}

  static JsonObject of(PaymentIntent intent) {
    JsonObject seen = intent.json();
    Set.copyOf(seen.keySet()).stream().filter(key -> !KEYS.contains(key)).forEach(seen::remove);
    return seen;
  }
}
