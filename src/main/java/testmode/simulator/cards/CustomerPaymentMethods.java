package testmode.simulator.cards;

import com.google.gson.JsonObject;
import com.stripe.param.PaymentMethodListParams;
import com.stripe.param.PaymentMethodRetrieveParams;
import java.util.Objects;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Resource;
import testmode.simulator.resource.Routes;
import testmode.simulator.wire.StripeError;

/** {@code /v1/customers/{customer}/payment_methods}: what one customer keeps. */
public final class CustomerPaymentMethods implements Resource {
  private static final String URL = "/v1/customers/{customer}/payment_methods";

  // The params of /v1/payment_methods name the model that expand[] walks through; those of the
  // customer's list would be taken for a Customer's.
  @Override
  public void routes(Routes routes) {
    routes.get(URL, PaymentMethodListParams.class, CustomerPaymentMethods::list);
    routes.get(URL + "/{id}", PaymentMethodRetrieveParams.class, CustomerPaymentMethods::retrieve);
  }

  private static JsonObject list(ApiCall call) {
    for (String other : new String[] {"customer", "customer_account"}) {
      if (call.form().has(other)) {
        throw StripeError.invalid(
            "parameter_unknown", other, "Received unknown parameter: " + other);
      }
    }
    String customer = customer(call);
    return PaymentMethods.page(call, URL.replace("{customer}", customer), customer);
  }

  private static JsonObject retrieve(ApiCall call) {
    String customer = customer(call);
    PaymentMethod method = PaymentMethods.shelf(call.account()).find(call.id());
    if (method == null) {
      throw StripeError.missing("payment_method", "PaymentMethod", call.id()).withStatus(404);
    }
    if (!customer.equals(method.customer())) {
      throw StripeError.invalid(null, "customer", "Invalid request").withStatus(404);
    }
    return method.json();
  }

  private static String customer(ApiCall call) {
    String id = Objects.requireNonNull(call.path().get("customer"), "the template names it");
    if (Customers.find(call.account(), id) == null) {
      throw StripeError.missing("customer", id);
    }
    return id;
  }
}
