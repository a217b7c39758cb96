package testmode.simulator.payments;

import org.jspecify.annotations.Nullable;
import testmode.simulator.cards.Customers;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.wire.StripeError;

/**
 * List filters that name another object, which must be there.
 *
 * <p>Recorded for customers and payouts; ASSUMED for the others.
 */
final class Filters {
  private Filters() {}

  static @Nullable String customer(ApiCall call) {
    String id = call.form().text("customer");
    if (id != null && Customers.find(call.account(), id) == null) {
      throw StripeError.missing("customer", "customer", id);
    }
    return id;
  }

  static @Nullable String intent(ApiCall call) {
    String id = call.form().text("payment_intent");
    if (id != null && PaymentIntents.shelf(call.account()).find(id) == null) {
      throw StripeError.missing("payment_intent", "payment_intent", id);
    }
    return id;
  }
}
